#include "ivr/line/twiml/markup.h"

#include "ivr/line/twiml/form.h"

namespace vagtbro::ivr {
namespace {

constexpr int kTransferRingSeconds = 25;

std::string Escaped(const std::string& text) {
  std::string xml;
  for (const char c : text) {
    switch (c) {
      case '&':
        xml += "&amp;";
        break;
      case '<':
        xml += "&lt;";
        break;
      case '>':
        xml += "&gt;";
        break;
      case '"':
        xml += "&quot;";
        break;
      default:
        xml += c;
    }
  }
  return xml;
}

std::string Response(const std::string& verbs) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>\n" + verbs + "</Response>\n";
}

std::string Plays(const std::vector<ClipId>& clips, const TwimlPlace& place,
                  const std::string& indent = "  ") {
  std::string verbs;
  for (const ClipId& clip : clips) {
    verbs += indent + "<Play>" + Escaped(place.base + "/prompts/" + clip + ".wav") + "</Play>\n";
  }
  return verbs;
}

std::string Redirect(const TwimlPlace& place, std::uint32_t number) {
  return "  <Redirect method=\"POST\">" + Escaped(TurnUrl(place, number)) + "</Redirect>\n";
}

std::string Gather(const Collect& collect, int digits, const std::string& plays,
                   const TwimlPlace& place, std::uint32_t number) {
  return "  <Gather input=\"dtmf\" numDigits=\"" + std::to_string(digits) + "\" finishOnKey=\"" +
         (collect.hash_ends ? "#" : "") + "\" timeout=\"" +
         std::to_string(absl::ToInt64Seconds(collect.first)) +
         "\"\n          method=\"POST\" actionOnEmptyResult=\"true\"\n          action=\"" +
         Escaped(TurnUrl(place, number)) + "\">\n" + plays + "  </Gather>\n" +
         Redirect(place, number);
}

}  // namespace

std::string TurnUrl(const TwimlPlace& place, std::uint32_t number) {
  const std::string call = place.out.empty() ? "" : "out=" + FormEncoded(place.out) + "&";
  return place.base + "/twiml/turn?" + call + "s=" + std::to_string(number);
}

std::string Markup(const Turn& turn, const TwimlPlace& place, std::uint32_t number) {
  const std::string plays = Plays(turn.say, place);
  if (turn.then == Then::kHangUp) return Response(plays + "  <Hangup/>\n");
  if (turn.then == Then::kTransfer) {
    return Response(plays + "  <Dial timeout=\"" + std::to_string(kTransferRingSeconds) +
                    "\" method=\"POST\" action=\"" + Escaped(TurnUrl(place, number)) + "\">" +
                    Escaped(turn.transfer_to) + "</Dial>\n");
  }
  if (!turn.collect) return Response(plays + Redirect(place, number));
  const Collect& collect = *turn.collect;
  if (turn.barge_in) {
    const std::string nested = Plays(turn.say, place, "    ");
    return Response(Gather(collect, collect.most, nested, place, number));
  }
  return Response(plays + Gather(collect, collect.most, "", place, number));
}

std::string MarkupOfRest(const Collect& collect, int missing, const TwimlPlace& place,
                         std::uint32_t number) {
  return Response(Gather(collect, missing, "", place, number));
}

std::string MarkupOfMoment(const std::vector<ClipId>& clips, const TwimlPlace& place,
                           std::uint32_t number) {
  const std::string verbs = clips.empty() ? "  <Pause length=\"1\"/>\n" : Plays(clips, place);
  return Response(verbs + Redirect(place, number));
}

std::string MarkupOfHangUp() { return Response("  <Hangup/>\n"); }

std::string MarkupOfBusy() { return Response("  <Reject reason=\"busy\"/>\n"); }

}  // namespace vagtbro::ivr
