using Vedette.Collectors.Gpu;

namespace Vedette.Collectors.Tests.Gpu;

/// <summary>Who holds memory of cards, and whether he does anything with it.</summary>
public sealed class GpuProcessTests : IDisposable
{
    private readonly HostTree _host = new();
    private readonly FakeNvml _nvml = new();
    private readonly FakeProcessTable _processes = new();
    private readonly CollectingSink _samples = new();
    private readonly CollectingStateSink _state = new();
    private readonly GpuCollector _collector;

    public GpuProcessTests()
    {
        _collector = new GpuCollector(_host.Files, _processes, new GpuOptions(_nvml.Library, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30)));
        _nvml.Set("""
            count 1
            gpu0.uuid GPU-aaaa
            gpu0.memory 1000 0 1000 0
            gpu0.compute 4242:1073741824 4243:n/a
            gpu0.graphics 4242:1073741824 77:5
            gpu0.samples 4242:1000:80
            """);
        _processes.Put(4242, 0).Put(4243, 30);
    }

    public void Dispose()
    {
        _collector.Dispose();
        _nvml.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void Process_is_joined_with_what_the_host_knows_of_it()
    {
        Cycle(0);
        CollectedEntity process = _state["GPU-aaaa/4242"];
        Assert.Equal(("python3", "alice", "c0ffee", "compute", true), (process["name"], process["user"], process["container_id"], process["type"], process["alive"]));
        Assert.Equal((1073741824L, 80.0, 0L), (process["memory_bytes"], process["utilization_percent"], process["idle_seconds"]));
        Assert.Equal("graphics", _state["GPU-aaaa/77"]["type"]);
        Assert.Equal([4242, 4243, 77], _collector.Processes.Select(reading => reading.Pid));
    }

    [Fact]
    public void Memory_that_the_driver_does_not_tell_is_unknown()
    {
        Cycle(0);
        Assert.Null(_state["GPU-aaaa/4243"]["memory_bytes"]);
        Assert.Null(_collector.Processes.Single(reading => reading.Pid == 4243).MemoryBytes);
    }

    [Fact]
    public void Dead_process_that_holds_memory_is_not_alive()
    {
        Cycle(0);
        _processes.End(4242);
        Cycle(30);
        CollectedEntity dead = _state["GPU-aaaa/4242"];
        Assert.Equal((false, 1073741824L), (dead["alive"], dead["memory_bytes"]));
        Assert.Null(dead["name"]);
        Assert.Equal(30L, dead["idle_seconds"]);
    }

    [Fact]
    public void Where_other_users_processes_are_hidden_nobody_is_called_dead()
    {
        _processes.End(1);
        _processes.End(4242);
        Cycle(0);
        Assert.Null(_state["GPU-aaaa/4242"]["alive"]);
    }

    [Fact]
    public void Idle_time_grows_while_neither_processor_nor_card_is_used_and_ends_with_either()
    {
        Cycle(0);
        Cycle(10);
        Cycle(10);
        Assert.Equal((20L, 0.0), (_state["GPU-aaaa/4242"]["idle_seconds"], _state["GPU-aaaa/4242"]["utilization_percent"]));
        Assert.Equal(0L, _state["GPU-aaaa/4243"]["idle_seconds"]);   // busy on the processor
        _nvml.Set("gpu0.samples 4242:1000:80 4242:2000:5 4242:3000:0");
        Cycle(10);
        Assert.Equal((0L, 0.0), (_state["GPU-aaaa/4242"]["idle_seconds"], _state["GPU-aaaa/4242"]["utilization_percent"]));
        Cycle(10);
        Assert.Equal(10L, _state["GPU-aaaa/4242"]["idle_seconds"]);
        _processes.Put(4242, 25);
        Cycle(10);
        Assert.Equal(0L, _state["GPU-aaaa/4242"]["idle_seconds"]);
    }

    [Fact]
    public void Idle_time_is_unknown_where_nothing_tells_of_work()
    {
        _nvml.Set("gpu0.samples !3");
        _processes.Put(4242, cpuPercent: null);
        Cycle(0);
        Cycle(10);
        Assert.Null(_state["GPU-aaaa/4242"]["idle_seconds"]);
        Assert.Null(_state["GPU-aaaa/4242"]["utilization_percent"]);
    }

    [Fact]
    public void Process_that_let_go_is_gone()
    {
        Cycle(0);
        _nvml.Set("gpu0.compute 4243:n/a").Remove("gpu0.graphics");
        Cycle(10);
        Assert.Equal(["GPU-aaaa", "GPU-aaaa/4243"], _state.Entities.Select(entity => entity.Key));
        Assert.Equal(4243, Assert.Single(_collector.Processes).Pid);
    }

    [Fact]
    public void More_processes_than_the_first_buffer_holds_are_all_told()
    {
        _nvml.Set("gpu0.compute " + string.Join(' ', Enumerable.Range(1000, 150).Select(pid => $"{pid}:1"))).Remove("gpu0.graphics");
        Cycle(0);
        Assert.Equal(150, _collector.Processes.Count);
    }

    private void Cycle(double seconds)
    {
        _samples.Run(_collector, seconds);
        _state.Run(_collector);
    }
}
