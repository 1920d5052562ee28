using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public abstract class BridgeMemoryContract
{
    protected abstract ControlStores Stores { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_document_of_each_agent_is_kept_and_goes_with_it()
    {
        AgentRow web = await Stores.AddAgentAsync("web1");
        AgentRow db = await Stores.AddAgentAsync("db1");
        Assert.Null(await Stores.Bridge.ReadAsync(web.Id, Stop));

        await Stores.Bridge.WriteAsync(web.Id, [1], Stop);
        await Stores.Bridge.WriteAsync(web.Id, [2, 3], Stop);
        await Stores.Bridge.WriteAsync(db.Id, [4], Stop);
        Assert.Equal([2, 3], (await Stores.Bridge.ReadAsync(web.Id, Stop))!);

        await Stores.Agents.DeleteAsync(web.Id, 2000, Stop);
        await Stores.Bridge.WriteAsync(web.Id, [5], Stop);
        Assert.Null(await Stores.Bridge.ReadAsync(web.Id, Stop));
        Assert.Equal([4], (await Stores.Bridge.ReadAsync(db.Id, Stop))!);
    }
}
