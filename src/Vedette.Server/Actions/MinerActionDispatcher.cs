using System.Data.Common;
using Vedette.Protocol.Actions;
using Vedette.Protocol.Messages;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <summary>
/// Sends what waits, staggered, and gives up on what is not answered. A step: (1) orders without an answer for longer than they live become unknown (2) of each run the next one that may goes out - marked
/// as sent on the disk first, so that a crash in between leaves it unknown and never sends it twice (3) what waited too long for its agent expires.
/// </summary>
internal sealed partial class MinerActionDispatcher(
    IMinerActionStore store, AgentRegistry agents, AgentReach reach, MinerActionTrail trail, TimeProvider clock, ILogger<MinerActionDispatcher> log)
    : BackgroundService
{
    private const string Server = "server";
    private const int MostUnanswered = 4;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    // An agent takes what came in time and answers when it is through with it; a device may take a minute.
    private static readonly TimeSpan AnswerGrace = TimeSpan.FromMinutes(2);

    private volatile bool _mayHaveWork = true;

    /// <summary>There may be something to send.</summary>
    public void Wake() => _mayHaveWork = true;

    /// <summary>What was sent before this start, and not answered, is unknown; should its answer come yet, it is taken.</summary>
    public async Task RecoverAsync(CancellationToken stop)
    {
        foreach (MinerActionItem item in (await store.OpenAsync(stop)).Where(i => i.State == MinerActionState.Sent))
        {
            await EndAsync(item, MinerActionState.Unknown, "The server was started anew before an answer came.", stop);
        }
    }

    public async Task StepAsync(CancellationToken stop)
    {
        if (!_mayHaveWork)
        {
            return;
        }

        _mayHaveWork = false;
        IReadOnlyList<MinerActionItem> open = await store.OpenAsync(stop);
        _mayHaveWork |= open.Count > 0;
        long now = Now();

        // :: (1)
        var unanswered = new Dictionary<int, int>();
        foreach (MinerActionItem item in open.Where(i => i.State == MinerActionState.Sent))
        {
            if (now > item.ExpiresAtMs + (long)AnswerGrace.TotalMilliseconds)
            {
                await EndAsync(item, MinerActionState.Unknown, "The agent did not answer in time.", stop);
            }
            else
            {
                unanswered[item.AgentId] = unanswered.GetValueOrDefault(item.AgentId) + 1;
            }
        }

        foreach (IGrouping<int, MinerActionItem> waiting in open.Where(i => i.State == MinerActionState.Waiting).GroupBy(i => i.RunId))
        {
            await StepRunAsync(waiting.Key, [.. waiting], unanswered, stop);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        bool isRecovered = false;
        try
        {
            do
            {
                try
                {
                    if (!isRecovered)
                    {
                        await RecoverAsync(stoppingToken);
                        isRecovered = true;
                    }

                    await StepAsync(stoppingToken);
                }
                catch (DbException failure)
                {
                    // A full disk must not end the loop: nothing was sent that was not marked first.
                    _mayHaveWork = true;
                    LogFailed(failure);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task StepRunAsync(int runId, IReadOnlyList<MinerActionItem> waiting, Dictionary<int, int> unanswered, CancellationToken stop)
    {
        if (await store.FindAsync(runId, stop) is not { } run)
        {
            return;
        }

        long now = Now();
        long staggerMs = run.StaggerSeconds * 1000L;
        long? lastSent = (await store.ItemsAsync(runId, stop)).Max(i => i.SentAtMs);
        long deadline = Math.Max(run.CreatedAtMs, lastSent ?? 0) + staggerMs + (long)LongestWait.TotalMilliseconds;
        foreach (MinerActionItem item in waiting)
        {
            bool isDue = lastSent is null || now >= lastSent + staggerMs;
            if (!MaySend(item.AgentId, unanswered, out bool isAway))
            {
                // :: (3)
                if (isAway && now > deadline)
                {
                    await EndAsync(item, MinerActionState.Expired, "Its agent was not connected, or takes no orders.", stop);
                }
            }
            else if (isDue)
            {
                // :: (2)
                await SendAsync(run, item, stop);
                lastSent = now;
                unanswered[item.AgentId] = unanswered.GetValueOrDefault(item.AgentId) + 1;
            }
        }
    }

    /// <param name="isAway">It is not that it has enough to do.</param>
    private bool MaySend(int agentId, Dictionary<int, int> unanswered, out bool isAway)
    {
        isAway = !reach.Streams.IsConnected(agentId) || reach.Permissions.Of(agentId) is null;
        if (isAway)
        {
            return false;
        }

        // An agent keeps its own distance between two orders; those that would wait there until they are too old wait here.
        uint between = Math.Max(1, reach.Permissions.Of(agentId)!.Permissions.SecondsBetween);
        long most = Math.Clamp((long)(OrderRules.LongestLife.TotalSeconds / 2) / between, 1, MostUnanswered);
        return unanswered.GetValueOrDefault(agentId) < most;
    }

    private async Task SendAsync(MinerActionRun run, MinerActionItem item, CancellationToken stop)
    {
        if (agents.Find(item.AgentId)?.KeyHash is not { } secretHash)
        {
            await EndAsync(item, MinerActionState.Refused, "The agent is gone or has no key in force.", stop);
            return;
        }

        long now = Now();
        var sending = new MinerActionSending(MinerOrders.NewId(), now, now + (long)OrderRules.LongestLife.TotalMilliseconds);
        SignedMinerOrder order = MinerOrders.Sign(run, item, sending, secretHash);
        if (!await store.SendAsync(item.Id, sending, stop))
        {
            return;
        }

        await trail.SentAsync(item, sending.OrderId);
        if (!reach.Streams.TryPost(item.AgentId, new MessageToAgent { MinerOrder = order }))
        {
            await EndAsync(item with { State = MinerActionState.Sent }, MinerActionState.Expired, "The agent's stream ended in this moment; nothing was sent.", stop);
        }
    }

    private async Task EndAsync(MinerActionItem item, MinerActionState state, string detail, CancellationToken stop)
    {
        var end = new MinerActionEnd(state, state.ToString().ToLowerInvariant(), detail, Now());
        if (await store.EndAsync(item.Id, end, [item.State], stop))
        {
            await trail.EndedAsync(Server, item, end);
        }
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    [LoggerMessage(1601, LogLevel.Warning, "Orders to miners were not looked after; it is tried again in a second.")]
    private partial void LogFailed(Exception failure);
}
