// Site: the built dashboard, from a folder, in memory.
//
// Shape:   a path is looked up among the files that were read, so none leads out of the folder. A
//          path without a dot in its last part is a page of the app and gets index.html. Files
//          under /assets/ have their hash in their name and are kept for ever; .br and .gz beside a
//          file are sent to who takes them. In pages, __CSP_NONCE__ is replaced with the nonce of
//          the answer.
// Errors:  without the folder every page says how to build it.
// Threads: any; a new build is picked up when index.html has changed.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "gateway/http/message.h"

namespace vagtbro::gateway {

class Site final {
 public:
  explicit Site(std::string folder);

  // Answers GET and HEAD; others get 405.
  Response Answer(const Request& request);

 private:
  struct File {
    std::string bytes;
    std::string gzip;    // empty: none
    std::string brotli;  // empty: none
    std::string type;
    std::string etag;
  };
  struct Build {
    std::map<std::string, File> files;  // by path, "/assets/index-1a2b.js"
    std::filesystem::file_time_type time;
  };

  std::shared_ptr<const Build> Current();
  std::shared_ptr<const Build> Read() const;
  static Response Page(const File& file);
  static Response Asset(const Request& request, const File& file);

  const std::filesystem::path folder_;
  std::mutex mutex_;
  std::shared_ptr<const Build> build_;
};

// The policy of a page: nothing from elsewhere, no inline script, styles with the nonce.
std::string PagePolicy(const std::string& nonce);

}  // namespace vagtbro::gateway
