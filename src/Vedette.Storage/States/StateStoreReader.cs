using Vedette.Storage.Telemetry;
using Vedette.Storage.Telemetry.Reading;

namespace Vedette.Storage.States;

/// <summary>Answers <see cref="IStateReader"/> from the store's rows.</summary>
internal sealed class StateStoreReader(ReaderPool readers, TelemetryOptions options, TelemetryCounters counters, ITelemetryEvents events) : IStateReader
{
    /// <summary>Chains overlap only where a clock was set back; so many that begin before a moment are looked at.</summary>
    private const int Candidates = 4;

    public StateChain? FindChain(int agentId, long atMs) => readers.Use(reader =>
    {
        StateChain? best = null;
        foreach (StateChain chain in reader.NewestStateChains(agentId, atMs, Candidates))
        {
            // Descending by their starts: of equals the later one stands.
            if (best is null || Math.Min(chain.LastMs, atMs) > Math.Min(best.Value.LastMs, atMs))
            {
                best = chain;
            }
        }

        return best;
    });

    public IReadOnlyList<StateChain> Chains(int agentId, long fromMs, long toMs) => readers.Use(reader => reader.StateChains(agentId, fromMs, toMs));

    public void Read(StateSpan span, StateRowHandler handler) => readers.Use(reader =>
    {
        byte[] room = [];
        reader.ReadStates(span, (state, bytes) =>
        {
            if (StateBody.TryUnpack(state.Body, bytes, options.MaxStateBytes, ref room, out ReadOnlySpan<byte> payload) is { } problem)
            {
                counters.StateCorrupt();
                events.StateCorrupt($"agent {state.AgentId}, chain {state.Header.ChainMs}, row {state.Header.Index}: {problem}");
                return;
            }

            handler(state.Header, payload);
        });
        return true;
    });
}
