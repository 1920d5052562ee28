using System.Collections.Concurrent;
using Vedette.Server.Fleet;

namespace Vedette.Server.Live;

/// <summary>Sends what changed to every open page, once a second, serialised once.</summary>
internal sealed class LiveBroadcast(HostPresenceTable presence, TimeProvider clock) : BackgroundService, IAgentListener
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<LiveSubscription, byte> _subscriptions = new();
    private string? _fleetChange;

    public LiveSubscription Subscribe(int? onlyHost)
    {
        var subscription = new LiveSubscription(onlyHost);
        subscription.Push(LiveEventText.Hello(clock.GetUtcNow()));
        _subscriptions.TryAdd(subscription, 0);
        return subscription;
    }

    public void Unsubscribe(LiveSubscription subscription)
    {
        _subscriptions.TryRemove(subscription, out _);
        subscription.Complete();
    }

    /// <summary>Pages read the fleet again with the next tick: a thousand agents that come back at once are one event.</summary>
    public void AgentChanged(AgentChange change) => Volatile.Write(ref _fleetChange, change.Kind.ToString());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Publish();
        }
    }

    private void Publish()
    {
        if (Interlocked.Exchange(ref _fleetChange, null) is { } reason)
        {
            PushAll(LiveEventText.Fleet(reason));
        }

        IReadOnlyList<(int AgentId, HostPresence Presence)> changes = presence.TakeChanges();
        if (changes.Count == 0 || _subscriptions.IsEmpty)
        {
            return;
        }

        DateTimeOffset now = clock.GetUtcNow();
        PushAll(LiveEventText.Hosts(now, changes), s => s.OnlyHost is null);
        foreach (LiveSubscription subscription in _subscriptions.Keys.Where(s => s.OnlyHost is not null))
        {
            if (changes.Where(c => c.AgentId == subscription.OnlyHost).ToList() is { Count: > 0 } own)
            {
                subscription.Push(LiveEventText.Hosts(now, own));
            }
        }
    }

    private void PushAll(ReadOnlyMemory<byte> text, Func<LiveSubscription, bool>? which = null)
    {
        foreach (LiveSubscription subscription in _subscriptions.Keys)
        {
            if (which?.Invoke(subscription) != false)
            {
                subscription.Push(text);
            }
        }
    }
}
