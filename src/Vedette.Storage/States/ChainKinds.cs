using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Storage.States;

/// <summary>Which kind stands behind each reference of the chain that an agent is writing, so that a row can be marked for what it tells. What is not known, after a start, is marked for all.</summary>
internal sealed class ChainKinds(long chainMs)
{
    /// <summary>A day of ten new processes a cycle; references beyond are not known.</summary>
    private const int MostReferences = 1 << 17;

    private byte[] _kinds = [];

    public long ChainMs { get; } = chainMs;

    public StateMarks Mark(ReadOnlySpan<byte> payload)
    {
        var marks = StateMarks.None;
        var reader = new StateReader(payload);
        while (reader.TryRead(out EntityDelta entity))
        {
            if (entity.Appears)
            {
                Remember(entity.Reference, entity.Kind);
            }

            if (entity.HasDescription || entity.IsGone)
            {
                marks |= MarkOf(entity.Reference < _kinds.Length ? (EntityKind)_kinds[entity.Reference] : EntityKind.Unspecified);
            }
        }

        return marks;
    }

    private static StateMarks MarkOf(EntityKind kind) => kind switch
    {
        EntityKind.Unspecified => StateMarks.All,
        EntityKind.Process or EntityKind.GpuProcess => StateMarks.Processes,
        _ => StateMarks.Things,
    };

    private void Remember(uint reference, EntityKind kind)
    {
        if (reference >= MostReferences)
        {
            return;
        }

        if (reference >= _kinds.Length)
        {
            Array.Resize(ref _kinds, (int)Math.Max(reference + 1, Math.Min(MostReferences, _kinds.Length * 2)));
        }

        _kinds[reference] = (byte)kind;
    }
}
