using Vedette.Collectors.Gpu;

namespace Vedette.Collectors.Tests.Gpu;

/// <summary>When errors of a card came, as the agent saw it.</summary>
public sealed class CardErrorTests : IDisposable
{
    private readonly HostTree _host = new();
    private readonly FakeNvml _nvml = new();
    private readonly FakeProcessTable _processes = new();
    private readonly CollectingSink _samples = new();
    private readonly CollectingStateSink _state = new();
    private readonly GpuCollector _collector;

    public CardErrorTests()
    {
        _collector = new GpuCollector(_host.Files, _processes, new GpuOptions(_nvml.Library, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30)));
        _nvml.Set("""
            count 1
            gpu0.uuid GPU-aaaa
            gpu0.memory 1000 0 1000 0
            gpu0.events 1
            """);
    }

    public void Dispose()
    {
        _collector.Dispose();
        _nvml.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void An_Xid_has_the_time_of_the_cycle_in_which_it_was_heard()
    {
        Assert.Null(Cycle()["xid_last_at"]);
        _nvml.Set("xids 63@0");
        CollectedEntity card = Cycle();
        long heardMs = _samples.TimestampMs;
        Assert.Equal((63L, heardMs), (card["xid_last"], card["xid_last_at"]));
        Assert.Equal(heardMs, Cycle()["xid_last_at"]);
    }

    [Fact]
    public void What_a_fault_of_the_card_does_to_its_programs_does_not_hide_it()
    {
        Cycle();
        _nvml.Set("xids 79@0 45@0 45@0");
        CollectedEntity card = Cycle();
        Assert.Equal((79L, 3L), (card["xid_last"], card["xid_errors_total"]));
        _nvml.Set("xids 79@0 45@0 45@0 31@0");
        card = Cycle();
        Assert.Equal((31L, 4L, _samples.TimestampMs), (card["xid_last"], card["xid_errors_total"], card["xid_last_at"]));
    }

    [Fact]
    public void Errors_that_were_counted_before_are_not_new()
    {
        _nvml.Set("gpu0.ecc_dbe 4\ngpu0.ecc_dbe_ever 12\ngpu0.ecc_sbe 0\ngpu0.ecc_sbe_ever 0");
        Assert.Equal((12L, null), (Cycle()["ecc_uncorrected_total"], _state["GPU-aaaa"]["ecc_uncorrected_at"]));
        Assert.Null(Cycle()["ecc_uncorrected_at"]);
        _nvml.Set("gpu0.ecc_dbe_ever 13");
        Assert.Equal(_samples.TimestampMs + 10_000, Cycle()["ecc_uncorrected_at"]);
        long cameMs = _samples.TimestampMs;
        Assert.Equal(cameMs, Cycle()["ecc_uncorrected_at"]);
    }

    [Fact]
    public void A_count_that_began_anew_with_the_driver_counts_new_errors_and_zero_is_none()
    {
        _nvml.Set("gpu0.ecc_dbe 4\ngpu0.ecc_sbe 0");
        Assert.Equal(4L, Cycle()["ecc_uncorrected_total"]);
        _nvml.Set("gpu0.ecc_dbe 0");
        Assert.Null(Cycle()["ecc_uncorrected_at"]);
        _nvml.Set("gpu0.ecc_dbe 2");
        Assert.Equal(_samples.TimestampMs + 10_000, Cycle()["ecc_uncorrected_at"]);
    }

    [Fact]
    public void The_count_of_the_cards_life_is_not_replaced_by_the_smaller_one_where_a_call_fails()
    {
        _nvml.Set("gpu0.ecc_dbe 1\ngpu0.ecc_dbe_ever 12\ngpu0.ecc_sbe 0\ngpu0.ecc_sbe_ever 40");
        Assert.Equal((12L, 40L), (Cycle()["ecc_uncorrected_total"], _state["GPU-aaaa"]["ecc_corrected_total"]));
        _nvml.Set("gpu0.ecc_dbe_ever !999");
        Assert.Equal((null, 40L), (Cycle()["ecc_uncorrected_total"], _state["GPU-aaaa"]["ecc_corrected_total"]));
        _nvml.Set("gpu0.ecc_dbe_ever 12");
        CollectedEntity card = Cycle();
        Assert.Equal((12L, null), (card["ecc_uncorrected_total"], card["ecc_uncorrected_at"]));
    }

    [Fact]
    public void A_card_that_was_lost_and_came_back_keeps_the_time_of_its_errors()
    {
        _nvml.Set("gpu0.ecc_dbe 0\ngpu0.ecc_dbe_ever 0");
        Cycle();
        _nvml.Set("gpu0.ecc_dbe 1\ngpu0.ecc_dbe_ever 1");
        Cycle();
        long cameMs = _samples.TimestampMs;
        _nvml.Set("gpu0.* !15");
        Assert.Equal(cameMs, Cycle()["ecc_uncorrected_at"]);
        _nvml.Remove("gpu0.*");
        for (int cycle = 0; cycle < 7; cycle++)
        {
            Cycle();
        }

        Assert.Equal((null, cameMs), (_state["GPU-aaaa"]["query_failure"], _state["GPU-aaaa"]["ecc_uncorrected_at"]));
    }

    [Fact]
    public void A_driver_that_does_not_tell_for_a_cycle_takes_no_process_off_a_card()
    {
        _nvml.Set("gpu0.compute 4242:1000\ngpu0.samples 4242:1000:0");
        _processes.Put(4242, cpuPercent: 0);
        Cycle();
        Cycle();
        Assert.Equal(10L, _state["GPU-aaaa/4242"]["idle_seconds"]);
        _nvml.Set("gpu0.compute !999");
        Cycle();
        Assert.Equal(("python3", null, null), (_state["GPU-aaaa/4242"]["name"], _state["GPU-aaaa/4242"]["memory_bytes"], _state["GPU-aaaa/4242"]["idle_seconds"]));
        for (int cycle = 0; cycle < 6; cycle++)
        {
            Cycle();
        }

        Assert.Equal(["GPU-aaaa"], _state.Entities.Select(entity => entity.Key));
    }

    [Fact]
    public void Idle_time_goes_on_behind_a_cycle_without_an_answer()
    {
        _nvml.Set("gpu0.compute 4242:1000\ngpu0.samples 4242:1000:0");
        _processes.Put(4242, cpuPercent: 0);
        Cycle();
        _nvml.Set("gpu0.compute !999");
        Cycle();
        _nvml.Set("gpu0.compute 4242:1000");
        Cycle();
        Assert.Equal(20L, _state["GPU-aaaa/4242"]["idle_seconds"]);
    }

    private CollectedEntity Cycle()
    {
        _samples.Run(_collector, 10);
        return _state.Run(_collector)["GPU-aaaa"];
    }
}
