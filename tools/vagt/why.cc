// why: the story of a gap, or of one person in it, for whoever may ask "why her and not me?".
#include <memory>
#include <set>
#include <string>

#include "commands.h"
#include "table.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"
#include "words.h"

namespace vagtbro::vagt {
namespace {

using pool::v1::PoolService;

struct Options {
  std::string gap;
  std::string employment;
  bool danish = false;
  bool people = false;
};

// "cost 2, unfamiliarity 1 = 3"; the lowest sum is asked first.
std::string ScoreOf(const pool::v1::CandidateEvaluation& evaluation) {
  std::map<std::string, std::int64_t> parts(evaluation.score().begin(), evaluation.score().end());
  std::string text;
  std::int64_t sum = 0;
  for (const auto& [name, points] : parts) {
    text += (text.empty() ? "" : ", ") + name + " " + std::to_string(points);
    sum += points;
  }
  return parts.size() > 1 ? text + " = " + std::to_string(sum) : text;
}

void PrintVerdict(Session& session, const types::v1::Verdict& verdict, bool danish) {
  if (verdict.results_size() == 0) return;
  session.out() << "\nThe law (" << verdict.profile_version() << "):\n";
  for (const auto& result : verdict.results()) {
    std::string sentence = danish ? result.sentence_da() : result.sentence_en();
    if (result.has_margin_minutes() && (sentence.empty() || result.passed())) {
      const std::string margin = MarginWords(result.margin_minutes(), danish);
      sentence += sentence.empty() ? margin : " (" + margin + ")";
    }
    const char* said = !result.passed() ? "  NO  " : result.warned() ? "  !   " : "  ok  ";
    session.out() << said << result.rule() << (sentence.empty() ? "" : "  ") << sentence << "\n";
  }
}

void PrintPeople(Session& session, const pool::v1::ExplainResponse& answer) {
  if (answer.evaluations().empty()) return;
  Table table({"RANK", "EMPLOYMENT", "RUNG", "SCORE", "NOT ASKED BECAUSE"});
  for (const auto& evaluation : answer.evaluations()) {
    table.Add({evaluation.rank() == 0 ? "" : std::to_string(evaluation.rank()),
               evaluation.employment_id(), Word(evaluation.rung()), ScoreOf(evaluation),
               evaluation.rejection()});
  }
  if (answer.has_winner()) {
    table.Add({answer.winner().rank() == 0 ? "" : std::to_string(answer.winner().rank()),
               "(has the shift)", Word(answer.winner().rung()), ScoreOf(answer.winner()), ""});
  }
  session.out() << "\n";
  table.Print(session.out(), session.terminal());
}

absl::Status Explain(Session& session, const Options& options) {
  auto request = session.NewRequest<pool::v1::ExplainRequest>();
  request.set_gap_id(options.gap);
  request.set_employment_id(options.employment);
  const auto answer = session.Ask("pool", &PoolService::Stub::Explain, request);
  if (!answer.ok()) return answer.status();
  if (session.json()) {
    session.PrintJson(*answer);
    return absl::OkStatus();
  }
  for (const std::string& line : options.danish ? answer->story_da() : answer->story_en()) {
    session.out() << line << "\n";
  }
  // The whole search has looked at hundreds; the story is what most people want.
  if (options.employment.empty() && !options.people) {
    session.out() << "\nWhy one of them was asked or not: vagt why " << options.gap
                  << " EMPLOYMENT; --people lists them.\n";
    return absl::OkStatus();
  }
  PrintPeople(session, *answer);
  std::set<std::string> printed;  // the same verdict may stand on several rungs
  for (const auto& evaluation : answer->evaluations()) {
    const bool fresh = printed.insert(evaluation.verdict().input_hash()).second;
    if (!options.employment.empty() && fresh) {
      PrintVerdict(session, evaluation.verdict(), options.danish);
    }
  }
  return absl::OkStatus();
}

}  // namespace

void AddWhy(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* why = app.add_subcommand("why", "Why this person, why not, or why nobody yet");
  why->add_option("gap", options->gap, "Gap id")->required();
  why->add_option("employment", options->employment, "Employment id; without it the whole search");
  why->add_flag("--people", options->people, "Also everybody who was looked at");
  why->add_flag("--danish", options->danish, "Tell it in Danish");
  why->callback(
      [&session, options] { session.Run("pool", [&] { return Explain(session, *options); }); });
}

}  // namespace vagtbro::vagt
