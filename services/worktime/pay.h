// Pay: what a duty costs the employer, supplement by supplement.
//
// It serves to compare candidates and to explain a choice; payroll has the last word. Wages are the
// agreement's for a profession, never those of a person.
//
// Units:   øre (1/100 krone), rounded half up a line; minutes are elapsed time, rounded down.
// Threads: any.
// Source:  domain rules OT-50, PT-MER, CHG-4D, CHG-ONCALL, OT-NOTICE, DAYOFF-REV, CALLIN-MIN,
//          SHIFT-DST and the table of unsocial-hours supplements; figures in Profile::pay. Where
//          the table leaves room, the reading is said at the line and is an assumption.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "worktime/facts.h"
#include "worktime/profile.h"
#include "worktime/worker.h"

namespace vagtbro::worktime {

enum class Language;  // plain_words.h

// In the order in which the lines of a bill stand. What a duty is paid for is all of it, also a
// sleeping watch; an on-call duty at home only if it is work (REST-ONCALL-HOME), else its calls.
enum class PayLine {
  // Every minute at the hourly wage: ordinary pay, additional hours (merarbejde) included.
  kHours = 0,
  // What overtime costs on top. A minute is overtime once, for whichever reason comes first:
  // - it lies in the second of the two hours that the clock shows twice in October (SHIFT-DST);
  // - the person is full-time, and the duty touches a planned duty or begins on the Danish day on
  //   which one begins (OT-50); on-call at home is no planned time;
  // - it goes, in its week from Monday to Sunday by the Danish clock, beyond full_time_week, all
  //   that is planned in the week counted first and then the duty from its start; with
  //   overtime_from_own_norm beyond the own contract (PT-MER). The week stands for the norm
  //   period; leave does not count as hours. Who is paid by the hour has the full week, whatever
  //   the reading.
  kOvertime,
  // Unsocial hours: every half hour of the clock (:00-:30, :30-:60) that the duty starts is paid
  // whole, by the window in which the half hour begins, unless a planned duty works in it already
  // and has it paid. One window a half hour: Sunday before Saturday before night before evening;
  // outside their window, Saturdays and Sundays have evenings and nights like every day. The
  // supplements replace each other because the table gives one figure an hour of the week.
  kEvening,
  kNight,
  kSaturday,
  kSunday,  // Sundays, public holidays (holidays.h) and the days that count as such from an hour on
  // CHG-4D, CHG-ONCALL: a rescheduled duty agreed later than change_notice before its start; for
  // every half hour of the clock it starts. An extra duty has kLateNotice instead.
  kShortNotice,
  // OT-NOTICE, once: an extra duty of more than overtime_notice_over, agreed on the Danish day it
  // begins or later.
  kLateNotice,
  // DAYOFF-REV: the minutes on a protected day off, and once; overtime is paid beside it.
  kRevokedDayOff,
  // CALLIN-MIN: the minutes that an extra duty lacks to the minimum, at the hourly wage. None for
  // a meeting, an on-call duty at home, a duty that touches a planned one, a part of a split shift.
  kCallInMinimum,
  // Once: the duty makes a planned one into a split shift, that is, exactly one planned duty
  // carries the same Duty::split.
  kSplitShift,
  kAgency,  // an agency's price, all in one
};

// "hours", "overtime", ...: kept with verdicts, so never changed.
std::string_view Name(PayLine line);

struct PayItem {
  PayLine line;
  std::int64_t minutes = 0;  // that it is paid for, half hours rounded up included; 0: an occasion
  std::int64_t ore = 0;

  bool operator==(const PayItem&) const = default;
};

struct Cost {
  std::vector<PayItem> items;  // by PayLine; none is zero
  std::int64_t ore() const;

  bool operator==(const Cost&) const = default;
};

// What the duty would cost on top of everything planned for this person already. It asks for no
// leave to do so: a duty that breaks a rule has its price too.
//
// Shape:   never below zero. The later a duty ends the dearer, but for an øre, as long as it stays
//          apart from the planned ones. If a duty of a part-timer is cut in two and the second part
//          priced when the first is planned, every line comes to the same, but for an øre and
//          for what is paid by occasion (kLateNotice, kRevokedDayOff's sum, kCallInMinimum);
//          kShortNotice only if cut at a half hour of the clock and both are agreed too late.
//          Nothing costs a duty without length, or of more than 7 døgn: SHIFT-MAX refuses both.
//          Voluntary extra work (FEA) is priced like any other: its price is not among the rates.
Cost CostOf(const Worker& worker, const Proposal& proposal, const Profile& profile);

// What an agency asks for the duty at its price an hour: kAgency and nothing else.
Cost AgencyCost(const Interval& duty, std::int64_t hour_ore);

// "1.234,50 kr.", "DKK 1,234.50"
std::string Kroner(std::int64_t ore, Language language);

// "aftentillæg, 6 timer: 312,50 kr."
std::string PlainWords(const PayItem& item, Language language);

// One line an item and the sum last: "i alt: 1.792,50 kr."; just the sum if there is no item.
std::string PlainWords(const Cost& cost, Language language);

}  // namespace vagtbro::worktime
