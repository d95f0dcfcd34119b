// call: a telephone on the command line: calls the number for sick calls, or waits to be called.
#include <google/protobuf/struct.pb.h>

#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "call_report.h"
#include "commands.h"
#include "tools/phone/reach.h"
#include "tools/phone/script.h"
#include "tools/phone/wav.h"

namespace vagtbro::vagt {
namespace {

constexpr const char* kExamples =
    "Script: keys such as 471100# are pressed when the prompt before them is over; `wait` waits "
    "for\n"
    "one more prompt, `silence 5` is five seconds of nothing, `hang-up` ends the call. After the "
    "last\n"
    "word the phone listens until the other side hangs up.\n"
    "Examples (471100 and 739162 stand for a number and its PIN; `tools/dev up` prints a pair of\n"
    "the demo):\n"
    "  vagt call --script \"471100# 739162# 1 1 3# 1\"              phone in sick for three days\n"
    "  vagt call sip:7010@pbx.example:5060 --script \"wait hang-up\" --record call.wav\n"
    "  vagt call --script - <keys.txt                              the PIN is in no history\n"
    "  vagt call --answer --listen 127.0.0.1:5090 --script \"1 1\"   be called with an offer, say "
    "yes\n"
    "  vagt call --answer --reject 486                             be busy";

struct CallOptions {
  std::string target;
  std::string script;
  std::string record;
  std::string clips;
  std::string texts;
  std::string from = "phone";
  std::string listen = "127.0.0.1:0";
  bool answer = false;
  bool barge_in = false;
  bool info = false;
  int reject = 0;
};

absl::StatusOr<std::vector<phone::Step>> ScriptOf(const CallOptions& options) {
  if (options.script != "-") return phone::ParseScript(options.script);
  return phone::ParseScript({std::istreambuf_iterator<char>(std::cin), {}});
}

// Without the clips all is heard, and nothing is known by its words.
phone::ClipBook BookOf(const CallOptions& options, Session& session) {
  const SystemFile& system = session.system();
  const std::string clips = options.clips.empty() ? system.clips : options.clips;
  const std::string texts = options.texts.empty() ? system.texts : options.texts;
  auto book = phone::ClipBook::Read(clips, texts);
  if (book.ok()) return *std::move(book);
  session.err() << "vagt: what is said is not written down: " << book.status().message()
                << "; name the folder with --clips\n";
  return {};
}

absl::StatusOr<phone::PhoneSettings> ListenAt(const CallOptions& options) {
  phone::PhoneSettings settings;
  settings.user = options.from;
  settings.keys_by_info = options.info;
  const std::size_t colon = options.listen.rfind(':');
  const std::string port = colon == std::string::npos ? "" : options.listen.substr(colon + 1);
  if (port.empty() || port.size() > 5 ||
      port.find_first_not_of("0123456789") != std::string::npos || std::stoi(port) > 65535) {
    return absl::InvalidArgumentError("--listen is address:port, as 127.0.0.1:5090");
  }
  settings.address = options.listen.substr(0, colon);
  settings.port = static_cast<std::uint16_t>(std::stoi(port));
  return settings;
}

// The call is there; plays the script, listens to the end, reports.
absl::Status Talk(phone::Phone& phone, const std::vector<phone::Step>& steps,
                  const CallOptions& options, Session& session) {
  LiveReport live(phone, session.out());
  const bool prints = !session.json();
  if (prints) live.Follow();
  const absl::Status played =
      phone::Play(phone, steps, {.barge_in = options.barge_in}, [&](const phone::Step& step) {
        if (prints) live.Note(phone::Show(step));
      });
  constexpr absl::Duration kLongestCall = absl::Minutes(10);
  if (played.ok()) phone.WaitForEnd(kLongestCall);
  phone.HangUp();
  live.Stop();
  const CallSum sum = SumOf(phone);
  if (prints) {
    PrintSum(sum, session.out());
  } else {
    session.PrintJson(JsonOf(sum, phone));
  }
  if (!options.record.empty()) {
    const absl::Status written = phone::WriteWav(options.record, phone.Recording());
    if (!written.ok()) return written;
  }
  return played;
}

absl::Status Call(const CallOptions& options, Session& session) {
  const auto steps = ScriptOf(options);
  if (!steps.ok()) return steps.status();
  const std::string target = options.target.empty() ? session.system().sip : options.target;
  if (target.empty()) {
    return absl::InvalidArgumentError(
        "nobody said whom to call: give a SIP address, or a system file with \"sip\" in it"
        " (`tools/dev up` writes one)");
  }
  const auto way = phone::FindWay(target);
  if (!way.ok()) return way.status();
  const phone::ClipBook book = BookOf(options, session);
  phone::PhoneSettings settings;
  settings.address = way->address;
  settings.user = options.from;
  settings.keys_by_info = options.info;
  const auto phone = phone::Phone::Open(settings, book);
  if (!phone.ok()) return phone.status();
  const absl::Status called = (*phone)->Call(way->uri);
  if (!called.ok()) return called;
  return Talk(**phone, *steps, options, session);
}

absl::Status Answer(const CallOptions& options, Session& session) {
  const auto steps = ScriptOf(options);
  if (!steps.ok()) return steps.status();
  const auto settings = ListenAt(options);
  if (!settings.ok()) return settings.status();
  const phone::ClipBook book = BookOf(options, session);
  const auto phone = phone::Phone::Open(*settings, book);
  if (!phone.ok()) return phone.status();
  session.err() << "waiting at " << (*phone)->address() << std::endl;
  constexpr absl::Duration kLongestWait = absl::Hours(12);
  if (!(*phone)->Listen(kLongestWait)) return absl::DeadlineExceededError("nobody called");
  const std::string caller = (*phone)->Caller();
  session.err() << "rung by " << (caller.empty() ? "a withheld number" : caller) << std::endl;
  if (options.reject != 0) {
    (*phone)->Reject(static_cast<std::uint16_t>(options.reject));
    return absl::OkStatus();
  }
  (*phone)->Answer();
  return Talk(**phone, *steps, options, session);
}

}  // namespace

void AddCall(CLI::App& app, Session& session) {
  const auto options = std::make_shared<CallOptions>();
  auto* call = app.add_subcommand("call", "A telephone on the command line");
  call->add_option("address", options->target,
                   "SIP address to call (default: that of the system file)");
  call->add_option("--script", options->script, "What the caller does; '-' reads it from stdin");
  call->add_option("--record", options->record, "Write what is heard to this file (WAV, 8 kHz)");
  call->add_flag("--barge-in", options->barge_in,
                 "Press keys as soon as a prompt begins, as one who knows the way");
  call->add_flag("--info", options->info, "Press keys as SIP INFO instead of in the sound");
  call->add_option("--from", options->from, "Number that calls, or is called")
      ->capture_default_str();
  call->add_option("--clips", options->clips, "Folder of the prompts (default: the system file's)");
  call->add_option("--texts", options->texts, "Folder of their words (default: the system file's)");
  auto* answer = call->add_flag("--answer", options->answer, "Wait to be called instead");
  call->add_option("--listen", options->listen, "Where to wait; port 0: any")
      ->capture_default_str()
      ->needs(answer);
  call->add_option("--reject", options->reject, "Do not pick up: 486 is busy, 603 declined")
      ->check(CLI::Range(400, 699))
      ->needs(answer);
  call->footer(kExamples);
  call->callback([&session, options] {
    session.Run("ivr", [&] {
      return options->answer ? Answer(*options, session) : Call(*options, session);
    });
  });
}

}  // namespace vagtbro::vagt
