using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Places;
using Vedette.Storage.States;

namespace Vedette.Server.Tests.Miners.Judgement;

public sealed class MinerJudgementRegistrationTests
{
    [Fact]
    public async Task What_listens_answers_and_looks_by_itself_every_half_minute_is_one_and_needs_no_store_to_begin()
    {
        MinerSiteTelling site = MinerSiteTelling.WithOne(out ToldMiner miner);
        bool storeIsOpen = false;
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(site.Clock)
            .AddSingleton<IHostPresence>(site.Presence)
            .AddSingleton<IMinerPlaces>(_ => storeIsOpen ? site.Places : throw new InvalidOperationException("Places were asked for while the store was being opened."))
            .AddSingleton<IStateReader>(_ => storeIsOpen ? site.Stored : throw new InvalidOperationException("The store was asked for while it was being opened."))
            .AddMinerJudgement()
            .BuildServiceProvider();
        IStateCommitListener listener = Assert.Single(services.GetServices<IStateCommitListener>());
        Assert.Same(listener, services.GetRequiredService<IMinerJudgements>());
        Assert.Same(listener, Assert.Single(services.GetServices<IAgentListener>()));
        storeIsOpen = true;
        IHostedService[] hosted = [.. services.GetServices<IHostedService>()];
        Assert.Equal([typeof(MinerJudgementLoop), typeof(MinerJudgementTimer)], hosted.Select(h => h.GetType()));
        foreach (IHostedService service in hosted)
        {
            await service.StartAsync(ControlServer.Stop);
        }

        miner.ReadAtMs = site.NowMs;
        byte[] payload = site.Tell(reaches: false);
        var judged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.Places.Asked = () => judged.TrySetResult();
        listener.Committed(new CommittedState(MinerSiteTelling.AgentId, new Vedette.Protocol.States.StateReader(payload).Header, payload));
        // Nobody asks: it is judged because it was committed.
        await judged.Task.WaitAsync(ControlServer.Stop);
        Assert.Equal(0, site.Stored.Reads);
        site.Clock.Advance(MinerJudgementTimer.Period);
        Assert.True(site.Stored.Reads > 0);
        site.AgentFallsSilent();
        site.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal("agent_offline", Assert.Single(services.GetRequiredService<IMinerJudgements>().Findings()).Type);

        foreach (IHostedService service in hosted)
        {
            await service.StopAsync(ControlServer.Stop);
        }

        services.GetRequiredService<MinerJudgements>().AgentChanged(new AgentChange(MinerSiteTelling.AgentId, AgentChangeKind.Deleted));
        Assert.Empty(services.GetRequiredService<IMinerJudgements>().Findings());
    }
}
