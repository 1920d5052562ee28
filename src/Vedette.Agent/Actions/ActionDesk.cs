using System.Threading.Channels;
using Vedette.Agent.Link;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Actions;

/// <summary>Between the link and the gate: takes orders in, and tells results and what the file allows until the server has them.</summary>
internal sealed class ActionDesk : ILinkExtension, IDisposable
{
    private const int MostWaiting = 256;

    // As many as a file can allow at once; the pace lets fewer through.
    private const int MostHandled = 16;
    private const int MostUntold = 1000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Channel<SignedMinerOrder> _waiting = Channel.CreateBounded<SignedMinerOrder>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly ActionGate _gate;
    private readonly GateParts _parts;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();

    // Guarded by _lock.
    private readonly List<MinerOrderResult> _untold;
    private readonly Queue<MessageToServer> _unsent = [];
    private MinerActionPermissions? _permissions;
    private AsyncSignal? _wake;

    public ActionDesk(GateParts parts, TimeProvider clock)
    {
        _parts = parts;
        _clock = clock;
        _gate = new ActionGate(parts, clock);
        _untold = [.. parts.Journal.Untold];
    }

    /// <summary>Carries orders out until <paramref name="stop"/>.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        Task looking = LookAsync(stop);
        var handled = new List<Task>();
        try
        {
            while (true)
            {
                SignedMinerOrder order = await _waiting.Reader.ReadAsync(stop);
                handled.RemoveAll(task => task.IsCompleted);
                if (handled.Count >= MostHandled)
                {
                    await Task.WhenAny(handled);
                }

                handled.Add(HandleAsync(order, stop));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The agent stops; what waited is not remembered, and its author hears nothing of it.
        }

        await Task.WhenAll([looking, .. handled]);
    }

    public void SessionBegan(AsyncSignal wake)
    {
        MinerActionPermissions permissions = ReadPermissions();
        lock (_lock)
        {
            _wake = wake;
            _permissions = permissions;
            _unsent.Clear();
            _unsent.Enqueue(new MessageToServer { MinerActionPermissions = permissions });
            foreach (MinerOrderResult result in _untold)
            {
                _unsent.Enqueue(new MessageToServer { MinerOrderResult = result });
            }
        }
    }

    public bool Take(MessageToAgent message)
    {
        switch (message.PayloadCase)
        {
            case MessageToAgent.PayloadOneofCase.MinerOrder:
                if (!_waiting.Writer.TryWrite(message.MinerOrder) && OrderCheck.Decode(message.MinerOrder) is { } order)
                {
                    Tell(new MinerOrderResult
                    {
                        OrderId = order.OrderId, Outcome = MinerOrderOutcome.NotAllowed, Detail = $"{MostWaiting} orders wait already.", AtUnixMs = _clock.GetUtcNow().ToUnixTimeMilliseconds(),
                    });
                }

                return true;
            case MessageToAgent.PayloadOneofCase.MinerOrderResultAck:
                Acknowledged(message.MinerOrderResultAck.OrderIds);
                return true;
            default:
                return false;
        }
    }

    public MessageToServer? Next()
    {
        lock (_lock)
        {
            return _unsent.TryDequeue(out MessageToServer? message) ? message : null;
        }
    }

    /// <summary>Looks whether the file says something else than was told.</summary>
    public void Look()
    {
        MinerActionPermissions now = ReadPermissions();
        lock (_lock)
        {
            if (_wake is null || now.Equals(_permissions))
            {
                return;
            }

            _permissions = now;
            _unsent.Enqueue(new MessageToServer { MinerActionPermissions = now });
            _wake.Set();
        }

        _parts.Log.Info("What may be done to miners from the server changed.", ("file", _parts.Policy.Path), ("allowed", string.Join(',', now.Allowed.Select(ActionNames.Of))), ("why_not", now.WhyNot));
    }

    public void Dispose() => _gate.Dispose();

    private async Task HandleAsync(SignedMinerOrder order, CancellationToken stop)
    {
        try
        {
            if (await _gate.HandleAsync(order, stop) is { } result)
            {
                Tell(result);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It waited for its turn when the agent stopped.
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(LookEvery, _clock, stop);
                Look();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The agent stops.
        }
    }

    private void Tell(MinerOrderResult result)
    {
        lock (_lock)
        {
            if (_untold.Count >= MostUntold)
            {
                _untold.RemoveAt(0);
            }

            _untold.Add(result);
            _unsent.Enqueue(new MessageToServer { MinerOrderResult = result });
            _wake?.Set();
        }
    }

    private void Acknowledged(IReadOnlyCollection<string> ids)
    {
        lock (_lock)
        {
            _untold.RemoveAll(result => ids.Contains(result.OrderId));
        }

        _parts.Journal.Told(ids);
    }

    private MinerActionPermissions ReadPermissions()
    {
        PolicyReading reading = _parts.Policy.Read();
        if (reading.Policy is not { Allowed.Count: > 0 } policy)
        {
            return new MinerActionPermissions { WhyNot = reading.Policy is null ? reading.WhyNot : $"{_parts.Policy.Path} allows nothing." };
        }

        var told = new MinerActionPermissions { Enabled = true, MostPerHour = (uint)policy.MostPerHour, MostAtOnce = (uint)policy.MostAtOnce, SecondsBetween = (uint)policy.Between.TotalSeconds };
        told.Allowed.Add(policy.Allowed.Order());
        told.Ranges.Add(policy.Ranges.Select(range => range.ToString()));
        told.Pools.Add(policy.Pools.Select(pool => new PermittedPool { Url = pool.Url, WorkerPattern = pool.WorkerPattern ?? "" }));
        return told;
    }
}
