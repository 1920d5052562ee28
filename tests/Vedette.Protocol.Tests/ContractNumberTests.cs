using Google.Protobuf.Reflection;
using Vedette.Protocol.Messages;

namespace Vedette.Protocol.Tests;

/// <summary>The numbers that agents of other makers rely on, written down a second time so that an edit of a definition cannot move one unseen.</summary>
public sealed class ContractNumberTests
{
    [Theory]
    [InlineData("MessageToServer", "client_message_id=1 agent_handshake=2 performance_batch=3 docker_batch=4 generic_metrics_batch=5 command_response=6 pty_data_to_server=7 vps_db_id=9 agent_secret=10 static_system_info=11 update_config_response=12 batch_command_output_stream=13 batch_command_result=14 service_monitor_result=15")]
    [InlineData("MessageToAgent", "server_message_id=1 server_handshake_ack=2 command_request=4 pty_data_to_agent=5 update_config_request=7 batch_agent_command_request=8 batch_terminate_command_request=9 trigger_update_check=10")]
    [InlineData("AgentHandshake", "agent_id_hint=1 agent_version=2 os_type=3 os_name=4 arch=5 hostname=6 public_ip_addresses=7 kernel_version=8 os_version_detail=9 long_os_version=10 distribution_id=11 physical_core_count=12 total_memory_bytes=13 total_swap_bytes=14 cpu_static_info=15 country_code=16")]
    [InlineData("ServerHandshakeAck", "authentication_successful=1 error_message=2 initial_config=4 new_agent_secret=5 server_time_unix_ms=6")]
    [InlineData("AgentConfig", "metrics_collect_interval_seconds=1 metrics_upload_batch_max_size=2 metrics_upload_interval_seconds=3 docker_info_collect_interval_seconds=4 docker_info_upload_interval_seconds=5 generic_metrics_upload_batch_max_size=6 generic_metrics_upload_interval_seconds=7 feature_flags=8 log_level=9 service_monitor_tasks=11")]
    [InlineData("PerformanceSnapshot", "timestamp_unix_ms=1 cpu_overall_usage_percent=2 memory_usage_bytes=3 memory_total_bytes=4 swap_usage_bytes=5 swap_total_bytes=6 disk_total_io_read_bytes_per_sec=7 disk_total_io_write_bytes_per_sec=8 disk_usages=9 network_rx_bytes_cumulative=10 network_tx_bytes_cumulative=11 uptime_seconds=12 total_processes_count=13 running_processes_count=14 tcp_established_connection_count=15 network_rx_bytes_per_sec=16 network_tx_bytes_per_sec=17 total_disk_space_bytes=18 used_disk_space_bytes=19")]
    [InlineData("DiskUsage", "mount_point=1 used_bytes=2 total_bytes=3 fstype=4 usage_percent=5")]
    [InlineData("DockerContainerInfo", "id=1 names=2 image=3 image_id=4 command=5 created_unix_s=6 status=7 status_string=8 ports=9 labels=10 mounts=11 network_settings_networks=12 cpu_usage_percent=13 memory_usage_bytes=14 memory_limit_bytes=15 network_rx_bytes_total_cumulative=16 network_tx_bytes_total_cumulative=17 disk_read_bytes_total_cumulative=18 disk_write_bytes_total_cumulative=19 restarts_count=20")]
    [InlineData("GenericMetric", "name=1 timestamp_unix_ms=2 value=3 tags=4")]
    [InlineData("GenericMetricValue", "double_value=1 int64_value=2 string_value=3 bool_value=4 bytes_value=5")]
    [InlineData("CommandRequest", "request_id=1 type=2 shell_command=3 docker_command=4 file_operation=5 timeout_seconds=7 context_params=8")]
    [InlineData("CommandResponse", "request_id=1 success=2 error_message=3 shell_output=4 shell_exit_code=5 file_result=7")]
    [InlineData("ServiceMonitorResult", "monitor_id=1 timestamp_unix_ms=2 successful=3 response_time_ms=4 details=5")]
    [InlineData("BatchCommandResult", "command_id=1 status=2 exit_code=3 error_message=4")]
    [InlineData("UpdateConfigResponse", "config_version_id=1 success=2 error_message=3")]
    public void The_original_fields_have_their_numbers(string message, string fields)
    {
        string numbered = string.Join(' ', Find(message).Fields.InFieldNumberOrder().Where(f => f.FieldNumber < 100).Select(f => $"{f.Name}={f.FieldNumber}"));
        Assert.Equal(fields, numbered);
    }

    [Theory]
    [InlineData("MessageToServer", 8)]
    [InlineData("MessageToAgent", 3)]
    [InlineData("MessageToAgent", 6)]
    [InlineData("ServerHandshakeAck", 3)]
    [InlineData("AgentConfig", 10)]
    public void A_dropped_number_stays_reserved(string message, int number) =>
        Assert.Contains(Find(message).ToProto().ReservedRange, range => range.Start <= number && number < range.End);

    [Fact]
    public void Cpu_percentage_is_a_float_and_disk_percentage_a_double()
    {
        Assert.Equal(FieldType.Float, Find("PerformanceSnapshot").FindFieldByName("cpu_overall_usage_percent").FieldType);
        Assert.Equal(FieldType.Double, Find("DiskUsage").FindFieldByName("usage_percent").FieldType);
    }

    private static MessageDescriptor Find(string message) =>
        new[] { MessageToServer.Descriptor.File }.Concat(MessageToServer.Descriptor.File.Dependencies)
            .SelectMany(f => f.MessageTypes).Single(m => m.Name == message);
}
