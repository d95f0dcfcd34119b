// How long a sick call takes for somebody who knows the way, by the clips as they are rendered.
#include <filesystem>

#include "ivr/testing/inbound_call.h"
#include "ivr/testing/scenarios.h"

namespace vagtbro::ivr {
namespace {

constexpr double kBytesASecond = 8000;  // A-law
// Who knows the way keys as soon as they hear a voice, two keys a second.
constexpr absl::Duration kHearsAVoice = absl::Milliseconds(700);
constexpr absl::Duration kOneKey = absl::Milliseconds(500);
// Each answer of the services behind; all of them come faster.
constexpr absl::Duration kOneAnswer = absl::Milliseconds(800);

absl::Duration LengthOf(const Turn& turn) {
  absl::Duration length;
  for (const ClipId& clip : turn.say) {
    const std::string path = std::string(IVR_RENDERED) + "/" + clip + ".al";
    EXPECT_TRUE(std::filesystem::exists(path)) << path;
    length += absl::Seconds(static_cast<double>(std::filesystem::file_size(path)) / kBytesASecond);
  }
  return length;
}

class ShortCallTest : public InboundCall {
 protected:
  // Keys words one by one; `heard_out` are the entries before which the prompt is heard out.
  absl::Duration TimeFor(const std::vector<std::string>& entries, size_t heard_out) {
    absl::Duration time;
    size_t turns = 0;
    for (size_t i = 0; i < entries.size(); ++i) {
      const absl::Duration prompt = LengthOf(call().turn());
      time += i == heard_out ? prompt : std::min(prompt, kHearsAVoice);
      time += kOneKey * static_cast<double>(entries[i].size() + 1);  // '#' as well
      turns = call().turns().size();
      call().Keys(entries[i]);
    }
    // What cannot be cut short, and what follows it: the receipt twice.
    for (; turns < call().turns().size(); ++turns) time += LengthOf(call().turns()[turns]);
    return time + kOneAnswer * static_cast<double>(backend_.wishes.size());
  }
};

TEST_F(ShortCallTest, WhoKnowsTheWayHearsTheSummaryAndTheReceiptTwiceWithinAMinute) {
  const absl::Duration took = TimeFor({kEvasNumber, kEvasPin, "1", "1", "2", "1"}, 5);
  EXPECT_EQ(backend_.All<ReportSick>().size(), 1u);
  EXPECT_NE(call().Hears().find("receipt_again"), std::string::npos);
  EXPECT_LT(took, absl::Minutes(1));
  EXPECT_GT(took, absl::Seconds(15));  // the clips were there
}

// With an offer open the way is the same, and hardly longer.
TEST_F(ShortCallTest, AnOfferDoesNotKeepWhoIsIll) {
  WithAnOffer(house_, backend_);
  EXPECT_EQ(SignedIn().Hears(), "offer_waits menu");
  const absl::Duration took = TimeFor({"1", "1", "2", "1"}, 3);
  EXPECT_EQ(backend_.All<ReportSick>().size(), 1u);
  EXPECT_LT(took, absl::Minutes(1));
}

TEST_F(ShortCallTest, AnOfferHeardOutLeavesTwoMinutesEnough) {
  WithAnOffer(house_, backend_);
  absl::Duration all;
  AtSummary("2").Keys("1");
  for (const Turn& turn : call().turns()) all += LengthOf(turn);
  EXPECT_EQ(backend_.All<ReportSick>().size(), 1u);
  EXPECT_LT(all, absl::Minutes(2));
}

TEST_F(ShortCallTest, WhoHearsEverythingOutIsDoneWithinTwoMinutes) {
  absl::Duration all;
  AtSummary("2").Keys("1");
  for (const Turn& turn : call().turns()) all += LengthOf(turn);
  EXPECT_LT(all, absl::Minutes(2));
}

}  // namespace
}  // namespace vagtbro::ivr
