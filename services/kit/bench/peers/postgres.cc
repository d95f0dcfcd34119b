// PostgreSQL as an outbox, batched by the client: state and events in one transaction at the
// producer, which notifies; effects and cursor in one transaction at the consumer. Both wait for
// their commit to be on disk (fsync and synchronous_commit on, as is the default).
#include <poll.h>
#include <unistd.h>

#include <filesystem>
#include <memory>

#include "kit/base/check.h"
#include "kit/bench/peers/peer.h"
#include "kit/bench/peers/server.h"

#ifdef VAGTBRO_LIBPQ
#include <postgresql/libpq-fe.h>

namespace vagtbro::bench {
namespace {

constexpr char kSchema[] = R"(
CREATE TABLE state(id text PRIMARY KEY, calls bigint) WITH (fillfactor = 50);
CREATE TABLE outbox(sequence bigserial PRIMARY KEY, event text);
CREATE TABLE effect(id text PRIMARY KEY, calls bigint) WITH (fillfactor = 50);
CREATE TABLE cursor(sequence bigint);
INSERT INTO cursor VALUES (0);
)";

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

class Connection final {
 public:
  explicit Connection(int port)
      : pg_(PQconnectdb(
            ("host=127.0.0.1 user=bench dbname=postgres port=" + std::to_string(port)).c_str())) {}
  ~Connection() { PQfinish(pg_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  bool ok() const { return PQstatus(pg_) == CONNECTION_OK; }
  void Do(const std::string& sql) { Check(Result(PQexec(pg_, sql.c_str()))); }
  void Prepare(const char* name, const char* sql) {
    Check(Result(PQprepare(pg_, name, sql, 0, nullptr)));
  }
  Result Run(const char* name, const std::vector<std::string>& values) {
    std::vector<const char*> pointers;
    for (const std::string& value : values) pointers.push_back(value.c_str());
    Result result(PQexecPrepared(pg_, name, static_cast<int>(values.size()), pointers.data(),
                                 nullptr, nullptr, 0));
    Check(result);
    return result;
  }
  // Waits for a notification, no longer than a tenth of a second.
  void Wait() {
    pollfd waits{PQsocket(pg_), POLLIN, 0};
    ::poll(&waits, 1, 100);
    PQconsumeInput(pg_);
    while (PGnotify* notify = PQnotifies(pg_)) PQfreemem(notify);
  }

 private:
  void Check(const Result& result) {
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
    std::fprintf(stderr, "postgres: %s\n", PQerrorMessage(pg_));
    KIT_CHECK(false);
  }
  PGconn* pg_;
};

// One statement is one transaction: nothing is faster on this side of the line.
constexpr char kProduce[] =
    "WITH s AS (INSERT INTO state SELECT id, 1 FROM unnest($1::text[]) id "
    "ON CONFLICT (id) DO UPDATE SET calls = state.calls + 1), "
    "o AS (INSERT INTO outbox(event) SELECT unnest($2::text[])) "
    "SELECT pg_notify('outbox', '')";
constexpr char kRead[] =
    "SELECT sequence, event FROM outbox WHERE sequence > $1 ORDER BY sequence LIMIT $2";
constexpr char kApply[] =
    "WITH e AS (INSERT INTO effect SELECT id, 1 FROM unnest($1::text[]) id "
    "ON CONFLICT (id) DO UPDATE SET calls = effect.calls + 1) "
    "UPDATE cursor SET sequence = $2";

// Values as PostgreSQL writes a list; none of ours needs quotes.
class List final {
 public:
  void Add(const std::string& value) { text_.append(text_.size() > 1 ? "," : "").append(value); }
  std::string text() const { return text_ + "}"; }

 private:
  std::string text_ = "{";
};

class Postgres final : public PeerWork {
 public:
  Postgres(const std::vector<std::string>& command, const std::string& user,
           const std::string& folder, int port)
      : server_(command, user, folder + "/log", [port] { return Connection(port).ok(); }),
        producer_(port),
        consumer_(port) {
    producer_.Do(kSchema);
    producer_.Prepare("produce", kProduce);
    consumer_.Prepare("read", kRead);
    consumer_.Prepare("apply", kApply);
    consumer_.Do("LISTEN outbox");
  }

  void Produce(size_t first, size_t count) override {
    List rows;
    List events;
    for (size_t number = first; number < first + count; ++number) {
      rows.Add(RowOf(number));
      events.Add(EventOf(number));
    }
    producer_.Run("produce", {rows.text(), events.text()});
  }

  size_t Consume() override {
    const Result read = consumer_.Run("read", {cursor_, std::to_string(kMostTogether)});
    const int rows = PQntuples(read.get());
    if (rows == 0) {
      consumer_.Wait();
      return 0;
    }
    List changed;
    for (int row = 0; row < rows; ++row) changed.Add(RowOfEvent(PQgetvalue(read.get(), row, 1)));
    cursor_ = PQgetvalue(read.get(), rows - 1, 0);
    consumer_.Run("apply", {changed.text(), cursor_});
    return static_cast<size_t>(rows);
  }

 private:
  Server server_;
  Connection producer_;
  Connection consumer_;
  std::string cursor_ = "0";
};

std::vector<std::string> DebianFolders() {
  std::vector<std::string> folders;
  std::error_code none;
  for (const auto& version : std::filesystem::directory_iterator("/usr/lib/postgresql", none)) {
    folders.push_back((version.path() / "bin").string());
  }
  return folders;
}

}  // namespace

std::unique_ptr<PeerWork> StartPostgres(const std::string& folder, std::string* missing) {
  const std::string postgres = FindProgram("postgres", DebianFolders());
  const std::string initdb = FindProgram("initdb", DebianFolders());
  if (postgres.empty() || initdb.empty()) {
    *missing = "postgresql";
    return nullptr;
  }
  // It refuses to run as root; its package has brought a user.
  const std::string user = ::getuid() == 0 ? "postgres" : "";
  std::filesystem::permissions(folder, std::filesystem::perms::all);
  const std::string data = folder + "/data";
  KIT_CHECK(RunProgram({initdb, "-D", data, "-U", "bench", "--auth=trust", "--no-sync"}, user,
                       folder + "/log"));
  const int port = FreePort();
  return std::make_unique<Postgres>(
      std::vector<std::string>{postgres, "-D", data, "-p", std::to_string(port), "-c",
                               "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c",
                               "max_wal_size=4GB"},
      user, folder, port);
}

}  // namespace vagtbro::bench

#else

namespace vagtbro::bench {
std::unique_ptr<PeerWork> StartPostgres(const std::string& /*folder*/, std::string* missing) {
  *missing = "libpq-dev when this was built";
  return nullptr;
}
}  // namespace vagtbro::bench

#endif
