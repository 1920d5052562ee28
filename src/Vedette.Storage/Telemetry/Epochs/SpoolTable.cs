using System.Security.Cryptography;

namespace Vedette.Storage.Telemetry.Epochs;

/// <summary>The epochs there are. Touched by the writer's thread only.</summary>
internal sealed class SpoolTable
{
    private readonly Dictionary<ulong, SpoolState> _byId = [];
    private HashSet<ulong> _changed = [];

    public IReadOnlyCollection<SpoolState> All => _byId.Values;

    public SpoolState? Find(ulong id) => _byId.GetValueOrDefault(id);

    public void Put(SpoolState state)
    {
        _byId[state.Id] = state;
        _changed.Add(state.Id);
    }

    public void Remove(ulong id) => _byId.Remove(id);

    /// <summary>The epochs put since the call before; their rows are behind the journal.</summary>
    public IReadOnlyCollection<ulong> TakeChanged()
    {
        HashSet<ulong> taken = _changed;
        _changed = [];
        return taken;
    }

    /// <summary>Random, so that a restored database cannot issue one twice; 63 bits, since databases' integers are signed; 0 is the server's own.</summary>
    public ulong NewId()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        ulong id;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            id = BitConverter.ToUInt64(bytes) >> 1;
        }
        while (id == 0 || _byId.ContainsKey(id));

        return id;
    }
}
