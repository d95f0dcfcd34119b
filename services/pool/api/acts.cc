#include "pool/api/acts.h"

#include "kit/base/proto_time.h"
#include "pool/domain/lending.h"

namespace vagtbro::pool {
namespace {

void TellHolds(const v1::CoverRow& cover, Teller* teller) {
  for (const v1::HoldMark& hold : cover.holds()) {
    teller->Say(kit::FromProto(hold.start_time()),
                "Én lytter til tilbuddet i telefonen; vagten holdes imens.",
                "Somebody listens to the offer on the telephone; the shift is held meanwhile.");
    if (!hold.has_end_time()) continue;
    teller->Say(kit::FromProto(hold.end_time()), "Vagten holdes ikke længere.",
                "The shift is held no longer.");
  }
}

std::string Answer(const v1::LendingQuestion& question, bool over, Language language) {
  if (question.answered() && question.granted()) {
    return In(language, " Svaret er ja.", " The answer is yes.");
  }
  if (question.answered()) return In(language, " Svaret er nej.", " The answer is no.");
  return over
             ? In(language, " Der kom intet svar; det er et nej.", " No answer came; that is a no.")
             : In(language, " Svaret ventes.", " The answer is awaited.");
}

void TellLending(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                 Teller* teller) {
  for (const v1::LendingQuestion& question : cover.lending()) {
    const auto& asked = question.asked();
    const auto* unit = state.units().Find(kit::Key(tenant, asked.from_unit_id()));
    const std::string from = unit == nullptr ? asked.from_unit_id() : unit->name();
    const std::string answer = Answer(question, !IsAwaited(question, cover), teller->language());
    const std::string& leader = asked.leader_employment_id();
    teller->Say(kit::FromProto(question.ask_time()),
                "Lederen " + leader + " blev spurgt, om " + from + " kan låne ud." + answer,
                "The leader " + leader + " was asked whether " + from + " can lend." + answer);
  }
}

void TellLogbook(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                 Teller* teller) {
  const std::string prefix = kit::Key(tenant, cover.gap().gap_id()) + "+";
  for (const auto& [key, row] : state.logbook().Under(prefix)) {
    if (!row.has_holiday_contact()) continue;
    const auto& act = row.holiday_contact();
    teller->Say(kit::FromProto(row.act_time()),
                act.approver_employment_id() + " tillod, at én, der er fraværende, spørges (" +
                    act.reason_code() + ").",
                act.approver_employment_id() + " let somebody who is away be asked (" +
                    act.reason_code() + ").");
  }
}

void TellPlan(const v1::CoverRow& cover, Teller* teller) {
  if (cover.has_plan_time()) {
    const absl::Time time = kit::FromProto(cover.plan_time());
    if (cover.has_planned()) {
      const bool back_fill = !cover.planned().release_shift_id().empty();
      teller->Say(time,
                  std::string("Planen for alle ledige vagter har én til denne vagt") +
                      (back_fill ? ", som så skal afløses på sin egen." : "."),
                  std::string("The plan for all open shifts has somebody for this one") +
                      (back_fill ? ", who is then to be replaced on their own." : "."));
    }
    const auto kept = static_cast<size_t>(cover.kept_for_others_size());
    if (kept > 0) {
      const std::string people = Counted(kept, teller->language());
      teller->Say(time, people + " holdes til andre vagter, hvor der er mere brug for dem.",
                  people + (kept == 1 ? " is" : " are") +
                      " kept for other shifts where they are needed more.");
    }
  }
  if (!cover.has_split()) return;
  const std::string at = Spoken(kit::FromProto(cover.split().split_time()), teller->language());
  teller->Say(kit::FromProto(cover.split().ask_time()),
              "Vagtplanen blev bedt om at dele vagten " + at + ".",
              "The roster was asked to part the shift " + at + ".");
}

}  // namespace

void TellActs(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
              Teller* teller) {
  TellHolds(cover, teller);
  TellLending(state, tenant, cover, teller);
  TellLogbook(state, tenant, cover, teller);
  TellPlan(cover, teller);
}

void TellYes(const v1::OfferRow& offer, const std::string& who, Teller* teller) {
  if (!offer.has_answer_time()) return;
  const absl::Time time = kit::FromProto(offer.answer_time());
  const auto say = [&](const std::string& danish, const std::string& english) {
    teller->Say(time, who + " " + danish, who + " " + english);
  };
  const std::string refusal = RefusalInWords(offer, teller->language());
  switch (offer.state()) {
    case v1::OFFER_STATE_PENDING:
      return say("sagde ja først og venter på vagtplanen.",
                 "said yes first and waits for the roster.");
    case v1::OFFER_STATE_CONFIRMED:
      return say("sagde ja først og fik vagten.", "said yes first and got the shift.");
    case v1::OFFER_STATE_REFUSED:
      return say("sagde ja, men kunne ikke få vagten: " + refusal,
                 "said yes but could not have the shift: " + refusal);
    case v1::OFFER_STATE_TOO_LATE:
      return say("sagde ja, men det var for sent.", "said yes, but it was too late.");
    case v1::OFFER_STATE_QUEUED:
      return say("sagde ja og venter på den, der lytter i telefonen.",
                 "said yes and waits for the one who listens on the telephone.");
    case v1::OFFER_STATE_STANDBY:
      return say("sagde ja bagefter og står klar, hvis vagten bliver ledig igen.",
                 "said yes after that and stands by, should the shift be free again.");
    default:
      return;
  }
}

}  // namespace vagtbro::pool
