#include "kit/ops/http_listen.h"

#include <gtest/gtest.h>

namespace vagtbro::kit {
namespace {

TEST(HttpListenTest, AServerThatIsStoppedAtOnceEnds) {
  for (int i = 0; i < 300; ++i) {
    httplib::Server server;
    ASSERT_GT(server.bind_to_any_port("127.0.0.1"), 0);
    std::thread listening = ListenInBackground(server);
    server.stop();
    listening.join();
  }
}

}  // namespace
}  // namespace vagtbro::kit
