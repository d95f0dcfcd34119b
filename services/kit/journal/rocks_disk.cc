// RocksDB behind Disk. Nothing else in the project includes a RocksDB header.
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>
#include <rocksdb/write_batch.h>

#include <filesystem>

#include "kit/journal/disk.h"

namespace vagtbro::kit {
namespace {

constexpr size_t kBlockCacheBytes = size_t{32} << 20;
constexpr size_t kWriteBufferBytes = size_t{32} << 20;
constexpr int kOpenFiles = 256;  // small hosts allow few
constexpr size_t kKeptLogFiles = 4;

rocksdb::Slice AsSlice(const std::string& bytes) { return {bytes.data(), bytes.size()}; }

absl::Status FromRocks(const rocksdb::Status& status) {
  if (status.ok()) return absl::OkStatus();
  if (status.IsCorruption()) return absl::DataLossError("rocksdb: " + status.ToString());
  return absl::UnavailableError("rocksdb: " + status.ToString());
}

// Room for a log is set aside with its size, so that a synced write carries its bytes alone: it
// need not wait for the file system's own journal, nor for the other services that write there.
// What a crash leaves behind the last record is zeros, which recovery passes over.
class SizedLogs final : public rocksdb::FileSystemWrapper {
 public:
  SizedLogs() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "SizedLogs"; }
  rocksdb::FileOptions OptimizeForLogWrite(const rocksdb::FileOptions& given,
                                           const rocksdb::DBOptions& db) const override {
    rocksdb::FileOptions options = FileSystemWrapper::OptimizeForLogWrite(given, db);
    options.fallocate_with_keep_size = false;
    return options;
  }
};

rocksdb::Env* EnvWithSizedLogs() {
  static rocksdb::Env* const env =
      rocksdb::NewCompositeEnv(std::make_shared<SizedLogs>()).release();
  return env;
}

class RocksDisk final : public Disk {
 public:
  explicit RocksDisk(std::unique_ptr<rocksdb::DB> db) : db_(std::move(db)) {}

  absl::Status Write(const WriteSet& set) override {
    rocksdb::WriteBatch batch;
    for (const auto& [key, value] : set.rows) {
      const rocksdb::Status added = value ? batch.Put(key, *value) : batch.Delete(key);
      if (!added.ok()) return FromRocks(added);
    }
    rocksdb::WriteOptions options;
    options.sync = true;
    return FromRocks(db_->Write(options, &batch));
  }

  std::optional<std::string> Get(const std::string& key) const override {
    std::string value;
    if (!db_->Get(rocksdb::ReadOptions(), key, &value).ok()) return std::nullopt;
    return value;
  }

  void Scan(const std::string& from, const std::string& to, const Visitor& visit) const override {
    const rocksdb::Slice bound = AsSlice(to);
    rocksdb::ReadOptions options;
    options.iterate_upper_bound = &bound;
    const std::unique_ptr<rocksdb::Iterator> row(db_->NewIterator(options));
    for (row->Seek(from); row->Valid(); row->Next()) {
      if (!visit(row->key().ToString(), row->value().ToString())) return;
    }
  }

  std::optional<std::pair<std::string, std::string>> Floor(const std::string& from,
                                                           const std::string& last) const override {
    const std::unique_ptr<rocksdb::Iterator> row(db_->NewIterator(rocksdb::ReadOptions()));
    row->SeekForPrev(last);
    if (!row->Valid() || row->key().compare(AsSlice(from)) < 0) return std::nullopt;
    return std::pair(row->key().ToString(), row->value().ToString());
  }

 private:
  std::unique_ptr<rocksdb::DB> db_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Disk>> OpenRocksDisk(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return absl::UnavailableError("cannot make folder " + folder + ": " + error.message());

  rocksdb::Options options;
  options.create_if_missing = true;
  options.env = EnvWithSizedLogs();
  options.max_open_files = kOpenFiles;
  options.write_buffer_size = kWriteBufferBytes;
  options.keep_log_file_num = kKeptLogFiles;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(kBlockCacheBytes);
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));

  rocksdb::DB* opened = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(options, folder, &opened);
  if (!status.ok()) return FromRocks(status);
  return std::unique_ptr<Disk>(new RocksDisk(std::unique_ptr<rocksdb::DB>(opened)));
}

}  // namespace vagtbro::kit
