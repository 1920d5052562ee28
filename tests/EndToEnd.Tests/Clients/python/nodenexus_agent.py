"""An agent of document 4 in Python's grpcio: does what it is told on standard input, one JSON command a line, and prints what it hears, one JSON event a line.

Usage: nodenexus_agent.py STUBS_FOLDER HOST:PORT ID SECRET
Commands: {"do": "handshake"}, {"do": "snapshot", "ts": ms, "cpu": percent}, {"do": "secret", "value": text}, {"do": "raw", "hex": bytes}, {"do": "close"}
"""
import json
import queue
import sys
import threading

sys.path.insert(0, sys.argv[1])

import grpc  # noqa: E402
import nodenexus_pb2 as pb  # noqa: E402

METHOD = "/agent_service.AgentCommunicationService/EstablishCommunicationStream"


def say(**event):
    print(json.dumps(event), flush=True)


class Agent:
    def __init__(self, address, agent_id, secret):
        self.agent_id = agent_id
        self.secret = secret
        self.outgoing = queue.Queue()
        self.sent = 0
        self.channel = grpc.insecure_channel(address)
        call = self.channel.stream_stream(METHOD, request_serializer=lambda m: m, response_deserializer=pb.MessageToAgent.FromString)
        self.replies = call(iter(self.outgoing.get, None))
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        try:
            for message in self.replies:
                kind = message.WhichOneof("payload")
                if kind == "server_handshake_ack":
                    ack = message.server_handshake_ack
                    say(event="ack", ok=ack.authentication_successful, error=ack.error_message,
                        interval=ack.initial_config.metrics_collect_interval_seconds,
                        batch=ack.initial_config.metrics_upload_batch_max_size,
                        log_level=ack.initial_config.log_level, time=ack.server_time_unix_ms)
                else:
                    say(event="message", kind=kind)
            say(event="end", code=str(self.replies.code()), details=self.replies.details())
        except grpc.RpcError as error:
            say(event="end", code=str(error.code()), details=error.details())

    def send(self, **payload):
        self.sent += 1
        message = pb.MessageToServer(client_message_id=self.sent, vps_db_id=self.agent_id, agent_secret=self.secret, **payload)
        self.outgoing.put(message.SerializeToString())

    def do(self, command):
        action = command["do"]
        if action == "handshake":
            self.send(agent_handshake=pb.AgentHandshake(
                agent_version="0.0.20", os_type=pb.OS_TYPE_LINUX, os_name="Debian GNU/Linux", arch="x86_64", hostname="foreign",
                public_ip_addresses=["198.51.100.7"], kernel_version="6.1.0", long_os_version="Linux 12 Debian GNU/Linux",
                distribution_id="debian", physical_core_count=4, total_memory_bytes=8 << 30))
        elif action == "snapshot":
            self.send(performance_batch=pb.PerformanceSnapshotBatch(snapshots=[pb.PerformanceSnapshot(
                timestamp_unix_ms=command["ts"], cpu_overall_usage_percent=command["cpu"], memory_usage_bytes=3 << 30, memory_total_bytes=8 << 30,
                disk_total_io_read_bytes_per_sec=1000, disk_total_io_write_bytes_per_sec=2000, network_rx_bytes_cumulative=5_000_000,
                network_tx_bytes_cumulative=6_000_000, uptime_seconds=12345, total_processes_count=99, network_rx_bytes_per_sec=300,
                network_tx_bytes_per_sec=400, total_disk_space_bytes=100 << 30, used_disk_space_bytes=40 << 30,
                disk_usages=[pb.DiskUsage(mount_point="/", used_bytes=40 << 30, total_bytes=100 << 30, fstype="ext4", usage_percent=40.0)])]))
        elif action == "secret":
            self.secret = command["value"]
        elif action == "raw":
            self.outgoing.put(bytes.fromhex(command["hex"]))
        elif action == "oversize":
            self.outgoing.put(b"\x0a" * command["bytes"])
        elif action == "close":
            self.outgoing.put(None)
        else:
            raise ValueError(f"unknown command {action}")


def main():
    agent = Agent(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    for line in sys.stdin:
        agent.do(json.loads(line))
    agent.outgoing.put(None)
    agent.reader.join(30)
    agent.channel.close()


main()
