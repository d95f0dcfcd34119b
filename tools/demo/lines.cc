#include "lines.h"

#include <initializer_list>
#include <string>

namespace vagtbro::demo {
namespace {

using types::v1::Profession;

constexpr int kHour = 60;

types::v1::SlotRequirement Slot(std::initializer_list<Profession> professions,
                                std::initializer_list<const char*> competences = {},
                                types::v1::RoleSlot role = types::v1::ROLE_SLOT_UNSPECIFIED) {
  types::v1::SlotRequirement slot;
  for (const Profession profession : professions) slot.add_professions(profession);
  for (const char* competence : competences) slot.add_competences(competence);
  slot.set_role(role);
  return slot;
}

types::v1::SlotRequirement AnyCare() {
  return Slot({types::v1::PROFESSION_SOSU_HELPER, types::v1::PROFESSION_SOSU_ASSISTANT,
               types::v1::PROFESSION_NURSE, types::v1::PROFESSION_CARE_AIDE,
               types::v1::PROFESSION_UNSKILLED});
}

types::v1::SlotRequirement TrainedCare() {
  return Slot({types::v1::PROFESSION_SOSU_HELPER, types::v1::PROFESSION_SOSU_ASSISTANT,
               types::v1::PROFESSION_NURSE});
}

types::v1::SlotRequirement AnyPedagogy() {
  return Slot({types::v1::PROFESSION_PEDAGOGUE, types::v1::PROFESSION_PEDAGOGICAL_ASSISTANT,
               types::v1::PROFESSION_CARE_AIDE, types::v1::PROFESSION_SOSU_HELPER,
               types::v1::PROFESSION_SOSU_ASSISTANT});
}

Line Row(const char* code, int start, int length, int weekday, int weekend,
         types::v1::SlotRequirement requirement) {
  Line line;
  line.code = code;
  line.start_minute = start;
  line.length_minutes = length;
  line.weekday_heads = weekday;
  line.weekend_heads = weekend;
  line.requirement = std::move(requirement);
  return line;
}

Line Night(Line line, bool sleeping = false) {
  line.kind = sleeping ? types::v1::SHIFT_KIND_NIGHT_SLEEPING : types::v1::SHIFT_KIND_NIGHT_WAKING;
  return line;
}

Line Team(Line line) {
  line.tier = types::v1::SHIFT_TIER_TEAM;
  return line;
}

// Adds the two roles of a medication round to a shift and gives the number of heads they use.
int AddRound(std::vector<Line>& lines, const std::string& shift, int start) {
  Line responsible = Row("", start, 8 * kHour, 1, 1,
                         Slot({types::v1::PROFESSION_SOSU_ASSISTANT, types::v1::PROFESSION_NURSE},
                              {"medicine-app"}, types::v1::ROLE_SLOT_MEDICATION_RESPONSIBLE));
  responsible.code = shift + "-medication";
  Line checker = Row("", start, 8 * kHour, 1, 1,
                     Slot({types::v1::PROFESSION_SOSU_HELPER, types::v1::PROFESSION_SOSU_ASSISTANT,
                           types::v1::PROFESSION_NURSE},
                          {"medicine-app"}, types::v1::ROLE_SLOT_MEDICATION_CHECKER));
  checker.code = shift + "-checker";
  lines.push_back(responsible);
  lines.push_back(checker);
  return 2;
}

}  // namespace

std::vector<Line> CareLines(const Heads& heads, bool medication) {
  std::vector<Line> lines;
  lines.push_back(Row("day-lead", 7 * kHour, 8 * kHour, 1, 1,
                      Slot({types::v1::PROFESSION_SOSU_ASSISTANT, types::v1::PROFESSION_NURSE}, {},
                           types::v1::ROLE_SLOT_SHIFT_LEAD)));
  int day_named = 1;
  int evening_named = 0;
  if (medication) {
    day_named += AddRound(lines, "day", 7 * kHour);
    evening_named += AddRound(lines, "evening", 15 * kHour);
  }
  lines.push_back(
      Night(Row("night", 23 * kHour, 8 * kHour, heads.night, heads.night, TrainedCare())));
  lines.push_back(Row("day", 7 * kHour, 8 * kHour, heads.day - day_named - 1,
                      heads.weekend_day - day_named, AnyCare()));
  lines.push_back(Team(Row("day-team", 7 * kHour, 8 * kHour, 1, 0, AnyCare())));
  const int evening = heads.evening - evening_named;
  lines.push_back(Row("evening", 15 * kHour, 8 * kHour, evening, evening, AnyCare()));
  return lines;
}

std::vector<Line> HomeCareLines(const Heads& heads) {
  std::vector<Line> lines = CareLines(heads, false);
  Line& evening = lines.back();
  --evening.weekday_heads;
  --evening.weekend_heads;
  Line insulin =
      Row("evening-insulin", evening.start_minute, evening.length_minutes, 1, 1, TrainedCare());
  insulin.requirement.add_tasks("insulin");
  lines.push_back(insulin);
  return lines;
}

std::vector<Line> NursingLines(const Heads& heads) {
  const types::v1::SlotRequirement nurse = Slot({types::v1::PROFESSION_NURSE});
  return {Row("day-lead", 7 * kHour, 8 * kHour, 1, 1,
              Slot({types::v1::PROFESSION_NURSE}, {}, types::v1::ROLE_SLOT_SHIFT_LEAD)),
          Night(Row("night", 23 * kHour, 8 * kHour, heads.night, heads.night, nurse)),
          Row("day", 7 * kHour, 8 * kHour, heads.day - 1, heads.weekend_day - 1, nurse),
          Row("evening", 15 * kHour, 8 * kHour, heads.evening, heads.evening, nurse)};
}

std::vector<Line> ResidentialLines(const Heads& heads, bool long_weekends, bool sleeping) {
  const int day = 7 * kHour + 30;
  const int evening = 15 * kHour + 30;
  const int night = 23 * kHour;
  const types::v1::SlotRequirement lead =
      Slot({types::v1::PROFESSION_PEDAGOGUE}, {}, types::v1::ROLE_SLOT_SHIFT_LEAD);
  std::vector<Line> lines = {Row("day-lead", day, 8 * kHour, 1, long_weekends ? 0 : 1, lead),
                             Row("day", day, 8 * kHour, heads.day - 2,
                                 long_weekends ? 0 : heads.weekend_day - 1, AnyPedagogy()),
                             Team(Row("day-team", day, 8 * kHour, 1, 0, AnyPedagogy())),
                             Row("evening", evening, night - evening, heads.evening,
                                 long_weekends ? 0 : heads.evening, AnyPedagogy()),
                             Night(Row("night", night, 24 * kHour - night + day, heads.night,
                                       long_weekends ? 0 : heads.night, AnyPedagogy()),
                                   sleeping)};
  if (long_weekends) {
    lines.push_back(Row("long-day", day, 12 * kHour, 0, heads.weekend_day, AnyPedagogy()));
    lines.push_back(
        Night(Row("long-night", day + 12 * kHour, 12 * kHour, 0, heads.night + 1, AnyPedagogy())));
  }
  return lines;
}

std::vector<Line> DayCentreLines(int heads) {
  return {Row("day-lead", 8 * kHour, 7 * kHour + 30, 1, 0,
              Slot({types::v1::PROFESSION_PEDAGOGUE}, {}, types::v1::ROLE_SLOT_SHIFT_LEAD)),
          Row("day", 8 * kHour, 7 * kHour + 30, heads - 1, 0, AnyPedagogy())};
}

}  // namespace vagtbro::demo
