using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public abstract class HardwareInventoryContract
{
    protected abstract ControlStores Stores { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_fingerprint_changes_nothing_and_another_starts_a_new_state()
    {
        AgentRow web = await Stores.AddAgentAsync("web1");

        Assert.True(await Stores.Hardware.RecordAsync(web.Id, new HardwareDocument("""{"a":1}""", "f1"), 1000, Stop));
        Assert.False(await Stores.Hardware.RecordAsync(web.Id, new HardwareDocument("""{"a":1,"free":2}""", "f1"), 2000, Stop));
        Assert.True(await Stores.Hardware.RecordAsync(web.Id, new HardwareDocument("""{"a":2}""", "f2"), 3000, Stop));

        Assert.Equal(new HardwareSnapshot("""{"a":2}""", 3000), await Stores.Hardware.CurrentAsync(web.Id, Stop));
        Assert.Equal([3000L, 1000L], (await Stores.Hardware.HistoryAsync(web.Id, Stop)).Select(h => h.SinceMs));
    }

    [Fact]
    public async Task A_host_that_changes_for_ever_keeps_a_bounded_history()
    {
        AgentRow web = await Stores.AddAgentAsync("web1");
        AgentRow other = await Stores.AddAgentAsync("db1");
        await Stores.Hardware.RecordAsync(other.Id, new HardwareDocument("{}", "f"), 1, Stop);

        for (int i = 0; i < IHardwareInventory.MaxHistory + 5; i++)
        {
            await Stores.Hardware.RecordAsync(web.Id, new HardwareDocument("{}", $"f{i}"), i, Stop);
        }

        IReadOnlyList<HardwareSnapshot> history = await Stores.Hardware.HistoryAsync(web.Id, Stop);
        Assert.Equal(IHardwareInventory.MaxHistory, history.Count);
        Assert.Equal(IHardwareInventory.MaxHistory + 4, history[0].SinceMs);
        Assert.Single(await Stores.Hardware.HistoryAsync(other.Id, Stop));
    }
}
