#include "notifications/domain/sentences.h"

#include <cstdlib>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::notifications {

Sentence AdviceNotUnderstood() {
  return {"Svar kun JA eller NEJ og de fire cifre fra beskeden, fx JA 1234.",
          "Reply only YES or NO and the four digits of the message, e.g. YES 1234."};
}
Sentence AdviceNothingOpen() {
  return {"Der er lige nu ingen ledig vagt, der venter på dit svar.",
          "There is no open shift that waits for your reply right now."};
}
Sentence AdviceSeveralOpen() {
  return {"Du har flere tilbud. Skriv JA eller NEJ og de fire cifre fra beskeden, fx JA 1234.",
          "You have several offers. Reply YES or NO and the four digits, e.g. YES 1234."};
}
Sentence RefusedGapClosed() {
  return {"Vagten er ikke længere ledig.", "The shift is no longer open."};
}
Sentence RefusedNotEmployed() {
  return {"Din ansættelse dækker ikke den dag. Tal med din leder.",
          "Your employment does not cover that day. Please talk to your manager."};
}
Sentence RefusedNotSpared() {
  return {"Din egen afdeling kan ikke undvære dig.", "Your own unit cannot spare you."};
}
Sentence RefusedByLaw() {
  return {"En regel om arbejdstid er i vejen. Tal med din leder.",
          "A working-time rule is in the way. Please talk to your manager."};
}
Sentence ReleasesYou() {
  return {"Så slipper du din egen vagt.", "You are then off your own shift."};
}
Sentence OtherShiftGone() {
  return {"Du skal ikke tage den anden vagt.", "You need not take the other shift."};
}
Sentence LendingTooLate() {
  return {"Spørgsmålet om at låne en medarbejder er ikke længere åbent.",
          "The question of lending somebody is no longer open."};
}
Sentence WorkerNeeded() {
  return {"Et ja skal navngive vikaren. Brug linket i bestillingen.",
          "A yes must name the worker. Please use the link of the order."};
}
Sentence WorkerUnfit() {
  return {
      "Vikaren kan ikke tage vagten: uddannelse, kompetencer eller tid passer ikke. Navngiv en "
      "anden.",
      "The worker cannot take the shift: training, competences or time do not fit. Please name "
      "another."};
}

// No default: a new cause does not compile until it has words.
Sentence ReleasedBecause(roster::v1::ReleaseCause cause) {
  switch (cause) {
    case roster::v1::RELEASE_CAUSE_CANCELLED:
      return {"Dit afbud er noteret.", "Your cancellation has been noted."};
    case roster::v1::RELEASE_CAUSE_MOVED:
      return {"Du tager en anden vagt i stedet.", "You take another shift instead."};
    case roster::v1::RELEASE_CAUSE_NO_SHOW:
      return {"Du er ikke tjekket ind. Ring til afdelingen, hvis du er på vej.",
              "You have not checked in. Call the unit if you are on your way."};
    case roster::v1::RELEASE_CAUSE_TRAINING:
      return {"Du er på kursus i den tid.", "You are at a training at that time."};
    case roster::v1::RELEASE_CAUSE_UNIT_CLOSED:
      return {"Afdelingen er lukket i den tid.", "The unit is closed at that time."};
    case roster::v1::RELEASE_CAUSE_ENDED:
      return {"Din ansættelse slutter før.", "Your employment ends before."};
    case roster::v1::RELEASE_CAUSE_PLANNER:
      return {"Planlæggeren har ændret vagten.", "The planner has changed the shift."};
    case roster::v1::RELEASE_CAUSE_UNSPECIFIED:
    case roster::v1::ReleaseCause_INT_MIN_SENTINEL_DO_NOT_USE_:
    case roster::v1::ReleaseCause_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return {};
}

Sentence LevelInForce(roster::v1::ServiceLevel level) {
  switch (level) {
    case roster::v1::SERVICE_LEVEL_A:
      return {"Nu gælder A-planen: alt laves.", "The A plan holds now: everything is done."};
    case roster::v1::SERVICE_LEVEL_B:
      return {"Nu gælder B-planen: noget flyttes.", "The B plan holds now: some tasks wait."};
    case roster::v1::SERVICE_LEVEL_C:
      return {"Nu gælder C-planen: kun det nødvendige.",
              "The C plan holds now: only what must be."};
    case roster::v1::SERVICE_LEVEL_BELOW_C:
      return {"Vi er færre end i C-planen: tag det vigtigste først.",
              "We are fewer than the C plan needs: the most urgent first."};
    case roster::v1::SERVICE_LEVEL_UNSPECIFIED:
    case roster::v1::ServiceLevel_INT_MIN_SENTINEL_DO_NOT_USE_:
    case roster::v1::ServiceLevel_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return {};
}

Sentence WasBefore(const types::v1::Interval& interval) {
  const absl::Time start = kit::Start(interval);
  const absl::Time end = kit::End(interval);
  return {"Før: " + kit::ShortInterval(start, end, true) + ".",
          "Before: " + kit::ShortInterval(start, end, false) + "."};
}

void Add(const Sentence& sentence, v1::MessageContent* content) {
  content->set_addition_da(sentence.da);
  content->set_addition_en(sentence.en);
}

}  // namespace vagtbro::notifications
