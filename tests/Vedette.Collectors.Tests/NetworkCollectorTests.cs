using Vedette.Collectors.Network;

namespace Vedette.Collectors.Tests;

public sealed class NetworkCollectorTests
{
    private readonly CollectingSink _sink = new();

    [Fact]
    public void Interface_without_a_blank_behind_the_colon()
    {
        using var network = new NetworkCollector(HostTree.Fixture("centos6-2.6.32"));
        _sink.Run(network);
        Assert.Equal(123456789, _sink["node_network_receive_bytes_total{device=\"eth0\"}"]);
        Assert.Equal(2000, _sink["node_network_receive_packets_total{device=\"eth0\"}"]);
        Assert.Equal(1, _sink["node_network_receive_errs_total{device=\"eth0\"}"]);
        Assert.Equal(2, _sink["node_network_receive_drop_total{device=\"eth0\"}"]);
        Assert.Equal(987654321, _sink["node_network_transmit_bytes_total{device=\"eth0\"}"]);
        Assert.Equal(3000, _sink["node_network_transmit_packets_total{device=\"eth0\"}"]);
        Assert.Equal(6, _sink["node_network_transmit_errs_total{device=\"eth0\"}"]);
        Assert.Equal(7, _sink["node_network_transmit_drop_total{device=\"eth0\"}"]);
        Assert.Equal(1000, _sink["node_network_receive_bytes_total{device=\"lo\"}"]);
    }

    [Fact]
    public void Host_counts_physical_interfaces_and_not_the_bond_over_them()
    {
        using HostTree host = HostTree.CopyOf("rhel8-4.18");
        using var network = new NetworkCollector(host.Files);
        _sink.Run(network);
        Assert.Equal(1300, _sink["host_network_receive_bytes_total"]);
        Assert.Equal(2400, _sink["host_network_transmit_bytes_total"]);
        Assert.False(_sink.Has("host_network_receive_bytes_per_second"));
        host.Replace("proc/net/dev", "eno1: 1000 ", "eno1: 6000 ").Replace("proc/net/dev", "bond0: 1300", "bond0: 6300");
        _sink.Run(network, 10);
        Assert.Equal(6300, _sink["host_network_receive_bytes_total"]);
        Assert.Equal(500, _sink["host_network_receive_bytes_per_second"]);
        Assert.Equal(0, _sink["host_network_transmit_bytes_per_second"]);
    }

    [Fact]
    public void Guest_with_docker_counts_its_one_interface()
    {
        using var network = new NetworkCollector(HostTree.Fixture("debian12-6.1"));
        _sink.Run(network);
        Assert.Equal(776150190, _sink["host_network_receive_bytes_total"]);
    }

    [Fact]
    public void Container_without_physical_interfaces_counts_all_but_lo_veth_and_bridges()
    {
        using HostTree host = HostTree.CopyOf("debian12-6.1").Replace("proc/net/dev", "  ens3:", "  eth0:");
        using var network = new NetworkCollector(host.Files);
        _sink.Run(network);
        Assert.Equal(776150190, _sink["host_network_receive_bytes_total"]);
    }

    [Fact]
    public void Function_below_a_hypervisors_interface_is_not_counted_twice()
    {
        using HostTree host = HostTree.CopyOf("rhel8-4.18").Write("sys/class/net/eno2/master/device/uevent", "DRIVER=hv_netvsc\n");
        using var network = new NetworkCollector(host.Files);
        Assert.Equal(1000, _sink.Run(network)["host_network_receive_bytes_total"]);
    }

    [Fact]
    public void Host_with_loopback_only_has_no_traffic_to_tell_of()
    {
        using HostTree host = new HostTree().Write("proc/net/dev", "heading\nheading\n lo: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n");
        using var network = new NetworkCollector(host.Files);
        _sink.Run(network);
        Assert.DoesNotContain(_sink.Samples.Keys, series => series.StartsWith("host_", StringComparison.Ordinal));
    }

    [Fact]
    public void Total_does_not_fall_when_an_interface_restarts_or_goes_away()
    {
        using HostTree host = HostTree.CopyOf("rhel8-4.18");
        using var network = new NetworkCollector(host.Files);
        _sink.Run(network);
        host.Replace("proc/net/dev", "eno1: 1000 ", "eno1: 40 ");
        _sink.Run(network, 10);
        Assert.Equal(1340, _sink["host_network_receive_bytes_total"]);
        Assert.Equal(4, _sink["host_network_receive_bytes_per_second"]);
        host.Replace("proc/net/dev", "  eno2:", "  gone:");
        _sink.Run(network, 10);
        Assert.Equal(1340, _sink["host_network_receive_bytes_total"]);
    }

    [Fact]
    public void Interface_that_appears_adds_its_whole_counter_to_the_total_and_nothing_to_the_rate()
    {
        using HostTree host = HostTree.CopyOf("rhel8-4.18");
        using var network = new NetworkCollector(host.Files);
        _sink.Run(network);
        host.Write("sys/class/net/eno3/device/uevent", "DRIVER=i40e\n").Replace("proc/net/dev", " bond0:", "  eno3: 70 1 0 0 0 0 0 0 80 1 0 0 0 0 0 0\n bond0:");
        _sink.Run(network, 10);
        Assert.Equal(1370, _sink["host_network_receive_bytes_total"]);
        Assert.Equal(0, _sink["host_network_receive_bytes_per_second"]);
    }
}
