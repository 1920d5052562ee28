using Vedette.Protocol.States;
using Vedette.Storage.States;

namespace Vedette.Server.Tests.Miners.Judgement;

/// <summary>Keeps states as the store would, of one agent.</summary>
internal sealed class StoredStates : IStateReader
{
    private readonly List<(StateHeader Header, byte[] Payload)> _rows = [];

    public int Reads { get; private set; }

    /// <summary>Happens once, at the end of the next read.</summary>
    public Action? AfterRead { get; set; }

    public void Add(StateHeader header, byte[] payload) => _rows.Add((header, payload));

    public void Clear() => _rows.Clear();

    public StateChain? FindChain(int agentId, long atMs) =>
        _rows.Count == 0 ? null : new StateChain(agentId, _rows.MaxBy(r => r.Header.AtMs).Header.ChainMs, _rows.Max(r => r.Header.AtMs));

    public IReadOnlyList<StateChain> Chains(int agentId, long fromMs, long toMs) =>
        [.. _rows.GroupBy(r => r.Header.ChainMs).Select(g => new StateChain(agentId, g.Key, g.Max(r => r.Header.AtMs))).Where(c => c.LastMs >= fromMs && c.ChainMs <= toMs).OrderBy(c => c.ChainMs)];

    public void Read(StateSpan span, StateRowHandler handler)
    {
        Reads++;
        foreach ((StateHeader header, byte[] payload) in _rows.Where(r => r.Header.ChainMs == span.ChainMs && r.Header.AtMs <= span.UpToMs).OrderBy(r => r.Header.Index))
        {
            handler(header, payload);
        }

        Action? after = AfterRead;
        AfterRead = null;
        after?.Invoke();
    }
}
