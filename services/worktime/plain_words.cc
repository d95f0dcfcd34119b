#include "worktime/plain_words.h"

#include <optional>

#include "worktime/phrases.h"
#include "worktime/sentences.h"

namespace vagtbro::worktime {
namespace {

// What a detailed sentence is made of; absent parts make it fall back on sentences.h.
class Details {
 public:
  Details(const RuleResult& result, Language language) : result_(result), language_(language) {}

  std::optional<std::string> Text() const {
    switch (result_.rule) {
      case RuleId::kSlot:
        return Slot();
      case RuleId::kAuthorisation:
        return Authorisation();
      case RuleId::kDelegation:
        return Delegation();
      case RuleId::kLeave:
        return Leave();
      case RuleId::kOverlap:
        return Overlap();
      case RuleId::kShiftMax:
        return ShiftMax();
      case RuleId::kShiftMin:
        return ShiftMin();
      case RuleId::kSplit:
        return Split();
      case RuleId::kRest11:
        return Rest11();
      case RuleId::kRestComp:
        return RestComp();
      case RuleId::kRest24:
        return Rest24();
      case RuleId::kNightMax:
        return NightMax();
      case RuleId::kNight8:
        return Night8();
      case RuleId::kWt48:
        return Wt48();
      default:
        return std::nullopt;  // all is said in sentences.h
    }
  }

 private:
  using Maybe = std::optional<std::string>;

  std::optional<absl::Time> Time(std::string_view name) const {
    return result_.inputs.Get<absl::Time>(name);
  }
  std::optional<std::int64_t> Amount(std::string_view name) const {
    return result_.inputs.Get<std::int64_t>(name);
  }
  std::string In(const std::string& danish, const std::string& english) const {
    return language_ == Language::kDanish ? danish : english;
  }
  std::string AtLeast(std::int64_t minutes) const {
    const std::string hours = Hours(minutes, language_);
    return In("; der skal være mindst " + hours + ".", "; it must be at least " + hours + ".");
  }
  std::string Limit(const std::string& limit) const {
    return In("; grænsen er " + limit + ".", "; the limit is " + limit + ".");
  }

  Maybe Slot() const {
    const auto code = result_.inputs.Get<std::string>("competence");
    if (!code) return std::nullopt;
    return In("Vagten kræver kompetencen " + *code + ", som du ikke er registreret med.",
              "The shift needs the competence " + *code + ", which you are not registered with.");
  }

  Maybe Authorisation() const {
    const auto fault = result_.inputs.Get<std::string>("authorisation");
    if (fault == "expired") {
      return In("Din autorisation skal slås op igen, før du kan få vagten.",
                "Your authorisation must be looked up again before you can have the shift.");
    }
    if (fault == "limited") {
      return In("Din autorisation er ikke registreret som fuldt gyldig.",
                "Your authorisation is not registered as fully valid.");
    }
    return std::nullopt;
  }

  Maybe Delegation() const {
    const auto task = result_.inputs.Get<std::string>("task");
    if (!task) return std::nullopt;
    return In("Vagten har opgaven " + *task + ", som ikke er delegeret til dig i hele vagten.",
              "The shift has the task " + *task +
                  ", which is not delegated to you for all of the shift.");
  }

  Maybe Leave() const {
    const auto start = Time("leave_start"), end = Time("leave_end");
    const auto kind = result_.inputs.Get<std::string>("kind");
    if (!start || !end || !kind) return std::nullopt;
    const bool holiday = *kind == "holiday";
    const std::string when = FromTo(*start, *end, language_);
    return In(
        (holiday ? "Du har ferie " : "Du har fri ") + when + ", så vagten kan ikke gives til dig.",
        (holiday ? "You are on holiday " : "You are on leave ") + when +
            ", so the shift cannot be given to you.");
  }

  Maybe Overlap() const {
    const auto start = Time("duty_start"), end = Time("duty_end");
    if (!start || !end) return std::nullopt;
    const std::string when = FromTo(*start, *end, language_);
    return In("Du har allerede en vagt " + when + ".", "You already have a shift " + when + ".");
  }

  Maybe ShiftMax() const {
    const auto start = Time("shift_start"), end = Time("shift_end");
    const auto limit = Amount("limit_minutes");
    if (!start || !end || !limit) return std::nullopt;
    const std::string length = Hours(absl::ToInt64Minutes(*end - *start), language_);
    const std::string when = FromTo(*start, *end, language_);
    return In("Du ville arbejde " + length + " i træk, " + when,
              "You would work " + length + " without a break, " + when) +
           Limit(Hours(*limit, language_));
  }

  Maybe ShiftMin() const {
    const auto start = Time("shift_start"), end = Time("shift_end");
    const auto limit = Amount("limit_minutes");
    if (!start || !end || !limit) return std::nullopt;
    const std::string length = Hours(absl::ToInt64Minutes(*end - *start), language_);
    return In("Vagten er kun på " + length, "The shift is only " + length + " long") +
           AtLeast(*limit);
  }

  Maybe Split() const {
    if (const auto parts = Amount("parts"), most = Amount("most_parts"); parts && most) {
      return In("Den delte tjeneste ville have " + std::to_string(*parts) + " dele",
                "The split shift would have " + std::to_string(*parts) + " parts") +
             Limit(std::to_string(*most));
    }
    const auto start = Time("shift_start"), end = Time("shift_end");
    const auto limit = Amount("limit_minutes");
    if (!start || !end || !limit) return std::nullopt;
    const std::string length = Hours(absl::ToInt64Minutes(*end - *start), language_);
    const std::string when = FromTo(*start, *end, language_);
    return In("Den delte tjeneste ville vare " + length + ", " + when,
              "The split shift would last " + length + ", " + when) +
           Limit(Hours(*limit, language_));
  }

  Maybe RestComp() const {
    const auto start = Time("rest_start"), end = Time("rest_end");
    const auto required = Amount("required_minutes"), reduced = Amount("reduced_minutes");
    if (!start || !end || !required || !reduced) return std::nullopt;
    const std::string before = Hours(*reduced, language_);
    const std::string rest = Hours(absl::ToInt64Minutes(*end - *start), language_);
    const std::string from = DayAndClock(*start, language_);
    return In("Efter et hvil på kun " + before + " ville du kun få " + rest + " fri fra " + from,
              "After a rest of only " + before + " you would be off for only " + rest + " from " +
                  from) +
           AtLeast(*required);
  }

  Maybe Rest11() const {
    const Maybe shortage = TooShort();
    if (!shortage || Amount("reductions_used_up") != 1) return shortage;
    return *shortage + In(" Hvilet kan ikke afkortes flere gange lige nu.",
                          " The rest cannot be cut short once more for now.");
  }

  Maybe TooShort() const {
    const auto rest_start = Time("rest_start"), rest_end = Time("rest_end");
    const auto window_start = Time("window_start"), window_end = Time("window_end");
    const auto required = Amount("required_minutes");
    if (!rest_start || !rest_end || !window_start || !window_end || !required) return std::nullopt;
    const std::string rest = Hours(absl::ToInt64Minutes(*rest_end - *rest_start), language_);
    const auto lies = result_.inputs.Get<std::string>("rest_lies");
    if (lies == "before") {
      const std::string end = Clock(*rest_start, language_);
      return In("Der er kun " + rest + " mellem din vagt til " + end + " og denne vagt",
                "You would have only " + rest + " between your shift until " + end +
                    " and this one") +
             AtLeast(*required);
    }
    if (lies == "after") {
      const std::string start = Clock(*rest_end, language_);
      return In("Der er kun " + rest + " mellem denne vagt og din vagt fra " + start,
                "You would have only " + rest + " between this shift and your shift from " +
                    start) +
             AtLeast(*required);
    }
    const std::string span = Hours(absl::ToInt64Minutes(*window_end - *window_start), language_);
    const std::string until = DayAndClock(*window_end, language_);
    return In("I de " + span + " op til " + until + " ville dit længste hvil kun være på " + rest,
              "In the " + span + " up to " + until + " your longest rest would only be " + rest) +
           AtLeast(*required);
  }

  Maybe Rest24() const {
    const auto start = Time("stretch_start"), end = Time("stretch_end");
    const auto limit = Amount("limit_minutes"), rest = Amount("weekly_rest_minutes");
    if (!start || !end || !limit || !rest) return std::nullopt;
    const std::string off = Hours(*rest, language_);
    const std::string when = FromTo(*start, *end, language_);
    return In("Du ville ikke få fri i " + off + " i træk " + when,
              "You would not be off for " + off + " in a row " + when) +
           Limit(Days(*limit, language_));
  }

  Maybe NightMax() const {
    const auto nights = Amount("nights"), most = Amount("most_nights");
    if (!nights || !most) return std::nullopt;
    return In("Du ville få " + std::to_string(*nights) + " nattevagter på 7 døgn",
              "You would have " + std::to_string(*nights) + " nights in 7 days") +
           Limit(std::to_string(*most));
  }

  Maybe Night8() const {
    const auto limit = Amount("limit_minutes");
    if (!limit) return std::nullopt;
    const std::string most = Hours(*limit, language_);
    if (const auto day = Amount("day_minutes")) {
      const std::string worked = Hours(*day, language_);
      return In("Du ville arbejde " + worked + " på et døgn med natarbejde",
                "You would work " + worked + " in 24 hours with night work") +
             Limit(most);
    }
    const auto start = Time("period_start"), end = Time("period_end");
    if (!start || !end) return std::nullopt;
    const std::string from = Day(*start, language_), to = Day(*end, language_);
    return In("Natarbejdere må i gennemsnit arbejde " + most +
                  " i døgnet, og det ville du overskride fra " + from + " til " + to + ".",
              "Night workers may work " + most +
                  " in 24 hours on average, and you would exceed that from " + from + " to " + to +
                  ".");
  }

  Maybe Wt48() const {
    const auto start = Time("period_start"), end = Time("period_end");
    const auto average = Amount("average_minutes"), limit = Amount("limit_minutes");
    if (!start || !end || !average || !limit) return std::nullopt;
    const std::string week = Hours(*average, language_);
    const std::string from = Day(*start, language_), to = Day(*end, language_);
    return In("Din arbejdstid ville blive " + week + " om ugen i gennemsnit fra " + from + " til " +
                  to + ", når ferie og sygdom holdes udenfor",
              "Your working time would be " + week + " a week on average from " + from + " to " +
                  to + ", leaving out holiday and sickness") +
           Limit(Hours(*limit, language_));
  }

  const RuleResult& result_;
  Language language_;
};

}  // namespace

std::string PlainWords(const RuleResult& result, Language language) {
  const Sentences always =
      language == Language::kDanish ? DanishSentences(result.rule) : EnglishSentences(result.rule);
  if (result.passed) {
    return result.warned && always.warned != nullptr ? always.warned : always.passed;
  }
  return Details(result, language).Text().value_or(always.broken);
}

}  // namespace vagtbro::worktime
