#include "phone/one_ivr.h"

#include <httplib.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace vagtbro::phone {
namespace {

constexpr char kSickKeys[] = "442211#199471#113#1";

std::string FileText(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string Request(const std::string& method, int cseq, bool in_call, const std::string& type,
                    const std::string& body) {
  return "<send" + std::string(method == "ACK" ? "" : " retrans=\"500\"") + "><![CDATA[\n" +
         method +
         " sip:7010@[remote_ip]:[remote_port] SIP/2.0\n"
         "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n"
         "From: <sip:+4520304050@[local_ip]:[local_port]>;tag=[pid]-[call_number]\n"
         "To: <sip:7010@[remote_ip]:[remote_port]>" +
         (in_call ? "[peer_tag_param]" : "") +
         "\nCall-ID: [call_id]\nCSeq: " + std::to_string(cseq) + " " + method +
         "\nContact: <sip:sipp@[local_ip]:[local_port]>\nMax-Forwards: 70\n" +
         (type.empty() ? "" : "Content-Type: " + type + "\n") + "Content-Length: [len]\n\n" + body +
         "]]></send>\n";
}

std::string Scenario(int stay_ms) {
  const std::string sdp =
      "v=0\no=crowd 1 1 IN IP4 [local_ip]\ns=-\nc=IN IP4 [media_ip]\nt=0 0\n"
      "m=audio [media_port] RTP/AVP 8 101\na=rtpmap:8 PCMA/8000\n"
      "a=rtpmap:101 telephone-event/8000\na=ptime:20\n";
  const std::string ok = "<recv response=\"200\"/>\n";
  int cseq = 1;
  std::string text = Request("INVITE", cseq, false, "application/sdp", sdp) +
                     "<recv response=\"100\" optional=\"true\"/>\n"
                     "<recv response=\"180\" optional=\"true\"/>\n" +
                     ok + Request("ACK", cseq, true, "", "");
  for (const char key : std::string(kSickKeys)) {
    text += Request("INFO", ++cseq, true, "application/dtmf-relay",
                    std::string("Signal=") + key + "\nDuration=160\n") +
            ok;
  }
  text += "<pause milliseconds=\"" + std::to_string(stay_ms) + "\"/>\n" +
          Request("BYE", ++cseq, true, "", "") + ok;
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scenario name=\"sick\">\n" + text +
         "</scenario>\n";
}

}  // namespace

OneIvr::OneIvr(int most_calls) {
  const std::string any = "127.0.0.1:0";
  std::vector<std::string> arguments = {
      "--data",          folder_.path() + "/ivr",
      "--grpc-listen",   any,
      "--bus-listen",    "tcp://" + any,
      "--http-listen",   "127.0.0.1:" + std::to_string(http_port_),
      "--tenant",        "legeby",
      "--sip-address",   "127.0.0.1",
      "--sip-port",      std::to_string(sip_port_),
      "--sip-clips",     CLIPS,
      "--sip-rate",      "1000",
      "--most-calls",    std::to_string(most_calls),
      "--drain-seconds", "60"};
  for (const char* peer : {"directory", "roster", "sickness", "pool"}) {
    arguments.insert(arguments.end(), {"--peer", peer + ("=" + behind_.address())});
  }
  child_ = std::make_unique<harness::Child>(std::string(BIN_FOLDER) + "/vagtbro-ivr", arguments,
                                            std::map<std::string, std::string>{},
                                            folder_.path() + "/ivr.log");
  httplib::Client client("http://127.0.0.1:" + std::to_string(http_port_));
  const bool ready = harness::Eventually([&] {
    if (!child_->Running()) return true;
    const auto answer = client.Get("/readyz");
    return answer && answer->status == 200;
  });
  if (!ready || !child_->Running())
    std::fputs(FileText(folder_.path() + "/ivr.log").c_str(), stderr);
  KIT_CHECK(ready && child_->Running());
}

double OneIvr::Metric(const std::string& name) const {
  httplib::Client client("http://127.0.0.1:" + std::to_string(http_port_));
  const auto answer = client.Get("/metrics");
  if (!answer) return -1;
  double sum = 0;
  bool found = false;
  std::istringstream lines(answer->body);
  for (std::string line; std::getline(lines, line);) {
    const bool of_it = line.rfind(name + "{", 0) == 0 || line.rfind(name + " ", 0) == 0;
    if (!of_it) continue;
    sum += std::stod(line.substr(line.rfind(' ')));
    found = true;
  }
  return found ? sum : -1;
}

bool OneIvr::WaitForMetric(const std::string& name, double at_least) const {
  return harness::Eventually([&] { return Metric(name) >= at_least; });
}

double OneIvr::CpuMicros() const {
  const std::string stat = FileText("/proc/" + std::to_string(child_->pid()) + "/stat");
  // Behind the name, which may hold blanks: state, then ten fields, then user and system ticks.
  std::istringstream fields(stat.substr(stat.rfind(')') + 2));
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  return (user + system) * 1e6 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double OneIvr::ResidentMegabytes() const {
  std::istringstream fields(FileText("/proc/" + std::to_string(child_->pid()) + "/statm"));
  double all = 0;
  double resident = 0;
  fields >> all >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

Crowd::Crowd(int sip_port, int callers, int callers_a_second, int stay_ms) {
  std::ofstream(folder_.path() + "/sick.xml") << Scenario(stay_ms);
  const std::string count = std::to_string(callers);
  sipp_ = std::make_unique<harness::Child>(
      "/usr/bin/sipp",
      std::vector<std::string>{"127.0.0.1:" + std::to_string(sip_port),
                               "-sf",
                               folder_.path() + "/sick.xml",
                               "-i",
                               "127.0.0.1",
                               "-mi",
                               "127.0.0.1",
                               "-mp",
                               std::to_string(harness::FreePort() & ~1),
                               "-rtp_echo",
                               "-m",
                               count,
                               "-l",
                               count,
                               "-r",
                               std::to_string(callers_a_second),
                               "-nostdin",
                               "-timeout",
                               "110",
                               "-timeout_error",
                               "-trace_stat",
                               "-stf",
                               folder_.path() + "/stat.csv"},
      std::map<std::string, std::string>{}, folder_.path() + "/sipp.txt");
}

int Crowd::Failed(absl::Duration patience) {
  if (!sipp_->Wait(patience)) return -1;
  // The last line of the statistics, by the name of its column.
  std::istringstream lines(FileText(folder_.path() + "/stat.csv"));
  std::string head;
  std::string last;
  std::getline(lines, head);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) last = line;
  }
  std::istringstream names(head);
  std::istringstream values(last);
  std::string value;
  for (std::string name; std::getline(names, name, ';') && std::getline(values, value, ';');) {
    if (name == "FailedCall(C)") return std::stoi(value);
  }
  return -1;
}

std::string Crowd::report() const {
  const std::string text = FileText(folder_.path() + "/sipp.txt");
  return text.substr(text.size() > 3000 ? text.size() - 3000 : 0);
}

}  // namespace vagtbro::phone
