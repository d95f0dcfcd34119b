// contacts: how often somebody was asked of late, beside the median of their colleagues.
#include <memory>
#include <string>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "table.h"
#include "times.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"

namespace vagtbro::vagt {
namespace {

using pool::v1::PoolService;

absl::Status ShowContacts(Session& session, const std::string& employment) {
  auto request = session.NewRequest<pool::v1::GetContactsRequest>();
  request.set_employment_id(employment);
  const auto contacts = session.Ask("pool", &PoolService::Stub::GetContacts, request);
  if (!contacts.ok()) return contacts.status();
  if (session.json()) {
    session.PrintJson(*contacts);
    return absl::OkStatus();
  }
  const bool median = contacts->has_median_fortnight();
  Table table({"IN THE LAST", "ASKED", "AT MOST", "MEDIAN OF COLLEAGUES"});
  table.Add(
      {"24 hours", std::to_string(contacts->day()), std::to_string(contacts->day_limit()), ""});
  table.Add(
      {"7 days", std::to_string(contacts->week()), std::to_string(contacts->week_limit()), ""});
  table.Add({"14 days", std::to_string(contacts->fortnight()), "",
             median ? std::to_string(contacts->median_fortnight()) : ""});
  table.Print(session.out(), session.terminal());
  session.out() << "Extra shifts in the last 28 days: " << contacts->covers();
  if (contacts->has_median_covers()) {
    session.out() << " (median of colleagues: " << contacts->median_covers() << ")";
  }
  session.out() << ".\n";
  if (contacts->has_not_before_time()) {
    session.out() << (contacts->off_shift() ? "Just off shift, they are"
                                            : "By their own word they are")
                  << " not asked before " << ShowTime(kit::FromProto(contacts->not_before_time()))
                  << ".\n";
  }
  if (!median)
    session.out() << "Fewer than five colleagues: no median, so that it tells of nobody.\n";
  return absl::OkStatus();
}

}  // namespace

void AddContacts(CLI::App& app, Session& session) {
  const auto employment = std::make_shared<std::string>();
  auto* contacts = app.add_subcommand("contacts", "How often somebody was asked of late");
  contacts->add_option("employment", *employment, "Employment id")->required();
  contacts->callback([&session, employment] {
    session.Run("pool", [&] { return ShowContacts(session, *employment); });
  });
}

}  // namespace vagtbro::vagt
