using System.Collections.Concurrent;
using Vedette.Miners.Discovery;

namespace Vedette.Miners.Tests.Discovery;

/// <summary>Knows beforehand what each address answers, and counts its callers.</summary>
internal sealed class ScriptedProbe(Func<string, int, ProbeResult> answer) : IAddressProbe
{
    private int _inFlight;
    private int _mostInFlight;

    public ConcurrentQueue<(string Address, double PatienceSeconds)> Knocks { get; } = new();

    public int MostInFlight => Volatile.Read(ref _mostInFlight);

    /// <summary>Holds every knock until it is set; null = none is held.</summary>
    public Task? Gate { get; init; }

    public async ValueTask<ProbeResult> ProbeAsync(uint address, TimeSpan patience, ConnectBudget budget, CancellationToken stop)
    {
        int inFlight = Interlocked.Increment(ref _inFlight);
        InterlockedMax(inFlight);
        try
        {
            string text = AddressText.Format(address);
            Knocks.Enqueue((text, patience.TotalSeconds));
            int times = Knocks.Count(k => k.Address == text);
            await (Gate ?? Task.CompletedTask).WaitAsync(stop);
            await Task.Yield();
            return answer(text, times);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private void InterlockedMax(int seen)
    {
        int known = MostInFlight;
        while (seen > known)
        {
            known = Interlocked.CompareExchange(ref _mostInFlight, seen, known);
        }
    }
}
