// TwimlOperator: the operator of a hosted number with a caller, as far as webhooks show them: it
// asks over real HTTP, signs what it sends, and does what the answers say.
//
// The caller follows a script of words: "442211" is keyed as one entry, "1#" ends with hash, "-" is
// silence, "!" hangs up. At the end of the script they hang up.
//
// Source:  design/telephony.md 2.2.
#pragma once

#include <gtest/gtest.h>
#include <httplib.h>

#include <deque>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "ivr/line/twiml/signature.h"

namespace vagtbro::ivr {

class TwimlOperator {
 public:
  // `base` is the public URL of the line at `port`.
  TwimlOperator(int port, std::string base, std::string token, const std::string& script)
      : http_("127.0.0.1", port), base_(std::move(base)), token_(std::move(token)) {
    std::istringstream words(script);
    for (std::string word; words >> word;) words_.push_back(word);
  }
  std::string call_sid = "CA1234567890abcdef1234567890abcdef";
  std::string from = "+4520304050";
  std::string dial_status = "completed";
  bool asks_twice = false;  // each request, as after a lost answer

  // The whole call.
  void Ring() { Follow("/twiml/call"); }
  // From any address on.
  void Follow(std::string path) {
    std::string fields;
    while (!path.empty()) std::tie(path, fields) = Obey(Ask(path, fields));
  }
  // The XML, or "409".
  std::string Ask(const std::string& path, const std::string& fields) {
    std::string answer = Post(path, fields);
    if (asks_twice) {
      EXPECT_EQ(Post(path, fields), answer);
    }
    answers.push_back(answer);
    return answer;
  }
  void HangUp() {
    if (!std::exchange(hung_up_, true)) Post("/twiml/status", "&CallStatus=completed");
  }

  // Clips spoken, without "da/".
  std::string heard;
  std::string dialled;
  std::vector<std::string> answers;
  bool hung_up() const { return hung_up_; }

  std::string Post(const std::string& path, const std::string& fields) {
    const std::string over = hung_up_ ? "" : "&CallStatus=in-progress";
    const std::string own = fields.find("CallStatus") == std::string::npos ? over : "";
    const std::string body = "CallSid=" + call_sid + "&AccountSid=AC1&From=" + FormEncoded(from) +
                             "&To=%2B4587121212" + own + fields;
    const httplib::Headers headers = {
        {"X-Twilio-Signature", SignWebhook(base_ + path, *Form::Parse(body), token_)}};
    const auto answer = http_.Post(path, headers, body, "application/x-www-form-urlencoded");
    if (!answer) return "no answer";
    return answer->status == 200 ? answer->body : std::to_string(answer->status);
  }

 private:
  // What the XML leads to: an address and the fields to send there; empty: nothing more.
  std::pair<std::string, std::string> Obey(const std::string& xml) {
    for (std::size_t at = 0; (at = xml.find("<Play>", at)) != std::string::npos; ++at) {
      const std::string clip = Between(xml, "/prompts/", ".wav", at);
      heard += (heard.empty() ? "" : " ") + (clip.starts_with("da/") ? clip.substr(3) : clip);
    }
    if (hung_up_) return {};
    if (xml.find("<Gather") != std::string::npos) return Key(xml);
    if (xml.find("<Redirect") != std::string::npos) {
      return {Path(Between(xml, "<Redirect method=\"POST\">", "<")), ""};
    }
    if (xml.find("<Dial") != std::string::npos) {
      dialled = Between(xml, "\">", "</Dial>", xml.find("<Dial"));
      return {Path(Between(xml, "action=\"", "\"")), "&DialCallStatus=" + dial_status};
    }
    HangUp();
    return {};
  }

  std::pair<std::string, std::string> Key(const std::string& xml) {
    if (words_.empty() || words_.front() == "!") {
      HangUp();
      return {};
    }
    std::string word = words_.front();
    words_.pop_front();
    if (word == "-") word.clear();
    std::string fields = "&msg=Gather+End";
    if (Between(xml, "finishOnKey=\"", "\"") == "#" && word.ends_with('#')) {
      word.pop_back();
      fields += "&FinishedOnKey=%23";
    }
    const std::size_t most = std::stoul(Between(xml, "numDigits=\"", "\""));
    fields += "&Digits=" + FormEncoded(word.substr(0, most));
    if (word.size() > most) words_.push_front(word.substr(most));
    return {Path(Between(xml, "action=\"", "\"")), fields};
  }

  static std::string Between(const std::string& text, const std::string& before,
                             const std::string& behind, std::size_t from = 0) {
    const std::size_t at = text.find(before, from) + before.size();
    return text.substr(at, text.find(behind, at) - at);
  }
  std::string Path(std::string url) const {
    EXPECT_EQ(url.rfind(base_, 0), 0u) << url;
    for (std::size_t at; (at = url.find("&amp;")) != std::string::npos;) url.erase(at + 1, 4);
    return url.substr(base_.size());
  }

  httplib::Client http_;
  std::string base_;
  std::string token_;
  std::deque<std::string> words_;
  bool hung_up_ = false;
};

}  // namespace vagtbro::ivr
