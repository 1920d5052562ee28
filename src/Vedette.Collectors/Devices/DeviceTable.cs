using System.Text;

namespace Vedette.Collectors.Devices;

/// <summary>
/// What a collector keeps per device (or core, or field): its series and its baseline, made at first sight and found by the bytes of its name without allocating.
/// A device that is missing from one cycle is forgotten, so that one which comes back later starts with a new baseline and one which never does costs nothing.
/// </summary>
internal sealed class DeviceTable<TEntry>
    where TEntry : class
{
    private readonly Func<string, TEntry> _create;
    private readonly Dictionary<byte[], Slot> _slots = new(NameBytesComparer.Instance);
    private readonly Dictionary<byte[], Slot>.AlternateLookup<ReadOnlySpan<byte>> _byName;
    private int _cycle;
    private int _seen;

    /// <param name="create">Makes the entry of a name that is new.</param>
    public DeviceTable(Func<string, TEntry> create)
    {
        _create = create;
        _byName = _slots.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Count => _slots.Count;

    public void BeginCycle()
    {
        _cycle++;
        _seen = 0;
    }

    public TEntry Find(ReadOnlySpan<byte> name)
    {
        if (!_byName.TryGetValue(name, out Slot? slot))
        {
            slot = new Slot(_create(Encoding.UTF8.GetString(name)));
            _byName[name] = slot;
        }

        if (slot.LastSeen != _cycle)
        {
            slot.LastSeen = _cycle;
            _seen++;
        }

        return slot.Entry;
    }

    /// <summary>Forgets what this cycle did not see.</summary>
    public void EndCycle()
    {
        if (_seen == _slots.Count)
        {
            return;
        }

        foreach ((byte[] name, Slot slot) in _slots)
        {
            if (slot.LastSeen != _cycle)
            {
                _slots.Remove(name);
            }
        }
    }

    private sealed class Slot(TEntry entry)
    {
        public TEntry Entry => entry;

        public int LastSeen { get; set; }
    }
}
