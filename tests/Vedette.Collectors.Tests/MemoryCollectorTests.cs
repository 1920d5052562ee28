using Vedette.Collectors.Memory;

namespace Vedette.Collectors.Tests;

public sealed class MemoryCollectorTests
{
    private readonly CollectingSink _sink = new();

    [Fact]
    public void Fields_are_named_as_node_exporter_names_them()
    {
        using var memory = new MemoryCollector(HostTree.Fixture("rhel8-4.18"));
        _sink.Run(memory);
        Assert.Equal(65843084 * 1024.0, _sink["node_memory_MemTotal_bytes"]);
        Assert.Equal(111111 * 1024.0, _sink["node_memory_Active_anon_bytes"]);
        Assert.Equal(300000 * 1024.0, _sink["node_memory_DirectMap4k_bytes"]);
        Assert.Equal(0, _sink["node_memory_HugePages_Total"]);
        Assert.Equal(2048 * 1024.0, _sink["node_memory_Hugepagesize_bytes"]);
    }

    [Fact]
    public void Used_is_total_less_available()
    {
        using var memory = new MemoryCollector(HostTree.Fixture("rhel8-4.18"));
        _sink.Run(memory);
        Assert.Equal((65843084 - 40000000) * 1024.0, _sink["host_memory_usage_bytes"]);
        Assert.Equal(65843084 * 1024.0, _sink["host_memory_total_bytes"]);
        Assert.Equal((8388604 - 8000000) * 1024.0, _sink["host_swap_usage_bytes"]);
        Assert.Equal(8388604 * 1024.0, _sink["host_swap_total_bytes"]);
    }

    [Fact]
    public void Kernel_without_MemAvailable_is_used_less_free_buffers_and_cache()
    {
        using var memory = new MemoryCollector(HostTree.Fixture("centos6-2.6.32"));
        _sink.Run(memory);
        Assert.Equal((1020456 - 123456 - 45678 - 345678) * 1024.0, _sink["host_memory_usage_bytes"]);
        Assert.Equal(4, _sink["node_memory_HugePages_Total"]);
    }

    [Fact]
    public void Host_without_swap_has_a_swap_of_zero()
    {
        using var memory = new MemoryCollector(HostTree.Fixture("debian12-6.1"));
        _sink.Run(memory);
        Assert.Equal(0, _sink["host_swap_total_bytes"]);
        Assert.Equal(0, _sink["host_swap_usage_bytes"]);
    }

    [Fact]
    public void Line_cut_off_inside_a_number_is_not_read()
    {
        using HostTree host = new HostTree().Write("proc/meminfo", "MemTotal:       24684084 kB\nMemAvailable:   242985");
        using var memory = new MemoryCollector(host.Files);
        _sink.Run(memory);
        Assert.Equal(["host_memory_total_bytes", "node_memory_MemTotal_bytes"], _sink.Samples.Keys.Order());
    }

    [Fact]
    public void More_available_than_total_is_nothing_used()
    {
        using HostTree host = new HostTree().Write("proc/meminfo", "MemTotal: 10 kB\nMemAvailable: 20 kB\n");
        using var memory = new MemoryCollector(host.Files);
        Assert.Equal(0, _sink.Run(memory)["host_memory_usage_bytes"]);
    }
}
