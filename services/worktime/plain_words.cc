#include "worktime/plain_words.h"

#include <cstdlib>
#include <optional>

#include "worktime/phrases.h"

namespace vagtbro::worktime {
namespace {

// What is always true of a passed and of a broken rule.
struct Sentences {
  const char* passed;
  const char* broken;
};

Sentences Danish(RuleId rule) {
  switch (rule) {
    case RuleId::kSlot:
      return {"Du har den uddannelse og de kompetencer, som vagten kræver.",
              "Vagten kræver en anden uddannelse end den, du er registreret med."};
    case RuleId::kUnder18:
      return {"Vagten kan gives til dig, for du er fyldt 18 år.",
              "Vi tilbyder ikke ekstra vagter til ansatte under 18 år."};
    case RuleId::kLeave:
      return {"Du har hverken ferie eller anden aftalt frihed i vagtens tidsrum.",
              "Du har fri i vagtens tidsrum, så vagten kan ikke gives til dig."};
    case RuleId::kSick:
      return {"Du er ikke meldt fraværende i vagtens tidsrum.",
              "Du er meldt fraværende i vagtens tidsrum."};
    case RuleId::kOverlap:
      return {"Vagten falder ikke sammen med dine andre vagter.",
              "Vagten falder sammen med en anden af dine vagter."};
    case RuleId::kShiftMax:
      return {"Vagten er ikke for lang.", "Vagtens tidsrum er ikke gyldigt."};
    case RuleId::kRest11:
      return {"Du får det daglige hvil, du skal have.", "Du ville få for lidt dagligt hvil."};
    case RuleId::kRest24:
      return {"Du får det ugentlige fridøgn, du skal have.",
              "Du ville få dit ugentlige fridøgn for sent."};
    case RuleId::kWt48:
      return {"Din gennemsnitlige arbejdstid er inden for grænsen.",
              "Din gennemsnitlige arbejdstid ville blive for lang."};
  }
  std::abort();  // -Werror=switch has named every RuleId.
}

Sentences English(RuleId rule) {
  switch (rule) {
    case RuleId::kSlot:
      return {"You have the profession and the competences that the shift needs.",
              "The shift needs another profession than the one you are registered with."};
    case RuleId::kUnder18:
      return {"The shift can be given to you, because you are at least 18 years old.",
              "We do not offer extra shifts to employees under 18."};
    case RuleId::kLeave:
      return {"You have no holiday or other leave at the time of the shift.",
              "You have leave at the time of the shift, so it cannot be given to you."};
    case RuleId::kSick:
      return {"You are not reported away at the time of the shift.",
              "You are reported away at the time of the shift."};
    case RuleId::kOverlap:
      return {"The shift does not overlap with your other shifts.",
              "The shift overlaps with another of your shifts."};
    case RuleId::kShiftMax:
      return {"The shift is not too long.", "The times of the shift are not valid."};
    case RuleId::kRest11:
      return {"You get the daily rest you must have.", "You would get too little daily rest."};
    case RuleId::kRest24:
      return {"You get the weekly day off you must have.",
              "You would get your weekly day off too late."};
    case RuleId::kWt48:
      return {"Your average working time is within the limit.",
              "Your average working time would become too long."};
  }
  std::abort();  // -Werror=switch has named every RuleId.
}

// What a detailed sentence is made of; absent parts make it fall back on the table above.
class Details {
 public:
  Details(const RuleResult& result, Language language) : result_(result), language_(language) {}

  std::optional<std::string> Text() const {
    switch (result_.rule) {
      case RuleId::kSlot:
        return Slot();
      case RuleId::kLeave:
        return Leave();
      case RuleId::kOverlap:
        return Overlap();
      case RuleId::kShiftMax:
        return ShiftMax();
      case RuleId::kRest11:
        return Rest11();
      case RuleId::kRest24:
        return Rest24();
      case RuleId::kWt48:
        return Wt48();
      case RuleId::kUnder18:
      case RuleId::kSick:
        return std::nullopt;
    }
    std::abort();  // -Werror=switch has named every RuleId.
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

  Maybe Rest11() const {
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
      language == Language::kDanish ? Danish(result.rule) : English(result.rule);
  if (result.passed) return always.passed;
  return Details(result, language).Text().value_or(always.broken);
}

}  // namespace vagtbro::worktime
