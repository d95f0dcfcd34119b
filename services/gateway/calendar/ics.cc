#include "gateway/calendar/ics.h"

#include <libical/ical.h>

#include <cstdlib>
#include <memory>

#include "gateway/session/session.h"
#include "kit/time/local_time.h"

namespace vagtbro::gateway {
namespace {

constexpr int kNightBegins = 20 * 60;  // minutes after midnight
constexpr int kNightEnds = 4 * 60;
const char* const kRefresh = "PT1H";

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

icaltimetype Instant(absl::Time time) {
  return icaltime_from_timet_with_zone(absl::ToTimeT(time), 0, icaltimezone_get_utc_timezone());
}

// A line that the library has no function for: "X-WR-CALNAME:Vagter".
void AddLine(icalcomponent* calendar, const std::string& line) {
  icalcomponent_add_property(calendar, icalproperty_new_from_string(line.c_str()));
}

icalcomponent* EntryOf(const CalendarShift& shift, const std::string& tenant, absl::Time changed) {
  icalcomponent* entry = icalcomponent_new_vevent();
  const std::string uid = shift.shift_id + "@" + tenant + ".vagtbro";
  icalcomponent_set_uid(entry, uid.c_str());
  icalcomponent_set_dtstamp(entry, Instant(changed));
  icalcomponent_add_property(entry, icalproperty_new_lastmodified(Instant(changed)));
  icalcomponent_set_dtstart(entry, Instant(shift.start_time));
  icalcomponent_set_dtend(entry, Instant(shift.end_time));
  icalcomponent_set_summary(entry, SummaryOf(shift).c_str());
  if (!shift.place.empty()) icalcomponent_set_location(entry, shift.place.c_str());
  icalcomponent_add_property(entry, icalproperty_new_class(ICAL_CLASS_PRIVATE));
  return entry;
}

}  // namespace

std::string SummaryOf(const CalendarShift& shift) {
  switch (shift.kind) {
    case types::v1::SHIFT_KIND_NIGHT_WAKING:
      return "Nattevagt";
    case types::v1::SHIFT_KIND_NIGHT_SLEEPING:
      return "Sovende nattevagt";
    case types::v1::SHIFT_KIND_MEETING:
      return "Personalemøde";
    case types::v1::SHIFT_KIND_ON_CALL_SITE:
      return "Rådighedsvagt på arbejdspladsen";
    case types::v1::SHIFT_KIND_ON_CALL_HOME:
      return "Rådighedsvagt i hjemmet";
    default:
      break;
  }
  const int minute = kit::LocalMinute(shift.start_time);
  return minute >= kNightBegins || minute < kNightEnds ? "Nattevagt" : "Vagt";
}

std::string MakeIcs(const std::vector<CalendarShift>& shifts, const std::string& tenant,
                    absl::Time changed) {
  const Component calendar(icalcomponent_new_vcalendar(), &icalcomponent_free);
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Vagtbro//Vagter//DA"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_calscale("GREGORIAN"));
  AddLine(calendar.get(), "X-WR-CALNAME:Vagter");
  AddLine(calendar.get(), std::string("REFRESH-INTERVAL;VALUE=DURATION:") + kRefresh);
  AddLine(calendar.get(), std::string("X-PUBLISHED-TTL:") + kRefresh);
  for (const CalendarShift& shift : shifts) {
    icalcomponent_add_component(calendar.get(), EntryOf(shift, tenant, changed));
  }
  const std::unique_ptr<char, decltype(&std::free)> text(
      icalcomponent_as_ical_string_r(calendar.get()), &std::free);
  return text.get();
}

std::string DigestOf(const std::vector<CalendarShift>& shifts) {
  std::string all;
  for (const CalendarShift& shift : shifts) {
    all += shift.shift_id + "\n" + std::to_string(absl::ToUnixSeconds(shift.start_time)) + "\n" +
           std::to_string(absl::ToUnixSeconds(shift.end_time)) + "\n" + SummaryOf(shift) + "\n" +
           shift.place + "\n";
  }
  return HashOf(all);
}

}  // namespace vagtbro::gateway
