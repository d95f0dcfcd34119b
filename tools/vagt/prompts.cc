// prompts check|convert|places: a municipality's own voice on the telephone.
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "commands.h"
#include "import.h"
#include "ivr/prompts/recordings.h"
#include "table.h"

namespace vagtbro::vagt {
namespace {

struct Options {
  std::string folder;
  std::string out;
  std::string prompts = "prompts";
  std::string bundle;
  std::string voice = "da";
};

using Checked = std::vector<ivr::CheckedRecording>;

std::string Seconds(int ms) {
  char text[16];
  std::snprintf(text, sizeof(text), "%.1f s", ms / 1000.0);
  return text;
}

std::string Level(double db) {
  char text[16];
  std::snprintf(text, sizeof(text), "%.0f dB", db);
  return text;
}

void PrintTable(Session& session, const Checked& checked) {
  Table table({"FILE", "LASTS", "PEAK", "VERDICT"});
  for (const auto& one : checked) {
    const bool heard = one.recording.length_ms > 0;
    std::string verdict;
    for (const std::string& fault : one.faults) verdict += (verdict.empty() ? "" : "; ") + fault;
    table.Add({one.file, heard ? Seconds(one.recording.length_ms) : "",
               heard ? Level(one.recording.peak_db) : "", verdict.empty() ? "good" : verdict});
  }
  table.Print(session.out(), session.terminal());
}

void PrintJson(Session& session, const Checked& checked) {
  auto files = nlohmann::json::array();
  for (const auto& one : checked) {
    files.push_back({{"file", one.file},
                     {"clip", one.clip},
                     {"lengthMs", one.recording.length_ms},
                     {"peakDb", one.recording.peak_db},
                     {"faults", one.faults}});
  }
  using nlohmann::json;
  session.out() << json{{"recordings", files}}.dump(2, ' ', false, json::error_handler_t::replace)
                << "\n";
}

// Prints what was found; refused if a file has a fault.
absl::Status Judge(Session& session, const Checked& checked) {
  if (session.json()) {
    PrintJson(session, checked);
  } else if (checked.empty()) {
    session.out() << "No recordings.\n";
  } else {
    PrintTable(session, checked);
  }
  std::size_t faulty = 0;
  for (const auto& one : checked) faulty += one.faults.empty() ? 0 : 1;
  if (faulty == 0) return absl::OkStatus();
  return absl::FailedPreconditionError(std::to_string(faulty) + " of " +
                                       std::to_string(checked.size()) +
                                       " files cannot be played as they are");
}

absl::StatusOr<Checked> Look(const Options& options) {
  const auto known = ivr::KnownClips(options.prompts);
  if (!known.ok()) return known.status();
  return ivr::CheckRecordings(options.folder, *known);
}

absl::Status Check(Session& session, const Options& options) {
  const auto checked = Look(options);
  return checked.ok() ? Judge(session, *checked) : checked.status();
}

absl::Status Convert(Session& session, const Options& options) {
  const auto checked = Look(options);
  if (!checked.ok()) return checked.status();
  const absl::Status written = ivr::ConvertRecordings(options.folder, *checked, options.out);
  return written.ok() ? Judge(session, *checked) : written;
}

absl::Status Speak(Session& session, const Options& options) {
  const auto bundle = ReadBundle(options.bundle);
  if (!bundle.ok()) return bundle.status();
  std::vector<ivr::NamedUnit> units;
  for (const auto& unit : bundle->units()) units.push_back({unit.unit_id(), unit.name()});
  const auto places = ivr::SpeakPlaces(units, options.voice, options.out);
  if (!places.ok()) return places.status();
  if (session.json()) {
    session.out() << nlohmann::json{{"spoken", places->spoken},
                                    {"unchanged", places->unchanged},
                                    {"leftOut", places->left_out}}
                         .dump(2)
                  << "\n";
  } else {
    session.out() << places->spoken << " places spoken, " << places->unchanged << " as before.\n";
  }
  if (places->left_out.empty()) return absl::OkStatus();
  return absl::FailedPreconditionError("these units cannot be named in a call: " +
                                       Join(places->left_out));
}

}  // namespace

void AddPrompts(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* group = app.add_subcommand("prompts", "A municipality's own voice on the telephone");
  group->require_subcommand(1);
  const auto run = [&session, options](absl::Status (*command)(Session&, const Options&)) {
    return [&session, options, command] {
      session.Run("ivr", [&] { return command(session, *options); });
    };
  };
  const auto recordings = [&options](CLI::App* command) {
    command
        ->add_option("folder", options->folder,
                     "Recordings: <language>/<prompt>.wav, place/<unit>.wav")
        ->required();
    command->add_option("--prompts", options->prompts, "Rendered prompts of the build")
        ->capture_default_str();
  };

  auto* check = group->add_subcommand("check", "May these recordings be played?");
  recordings(check);
  check->callback(run(Check));

  auto* convert = group->add_subcommand("convert", "Make clips of those that may be played");
  recordings(convert);
  convert->add_option("out", options->out, "Folder of clips for --sip-clips")->required();
  convert->callback(run(Convert));

  auto* places = group->add_subcommand("places", "Speak the names of the units of a bundle");
  places->add_option("bundle", options->bundle, "File as `vagt import` takes it")->required();
  places->add_option("out", options->out, "Folder of clips for --sip-clips")->required();
  places->add_option("--voice", options->voice, "Voice of espeak-ng")
      ->check(CLI::IsMember({"da", "en"}))
      ->capture_default_str();
  places->callback(run(Speak));
}

}  // namespace vagtbro::vagt
