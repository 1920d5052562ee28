using Vedette.Miners.Connections;
using Vedette.Miners.Families;
using Vedette.Miners.Identification;
using Vedette.Miners.Catalogue;
using Vedette.Model.Miners;

namespace Vedette.Miners;

/// <summary>Over all families. Keeps nothing of a device but the token that a reading login gave.</summary>
public sealed class MinerReader : IMinerReader
{
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<IMinerFamily> _families;

    public MinerReader(MinerConnectionOptions options, TimeProvider clock)
        : this(MinerFamilies.With(options, clock), clock)
    {
    }

    internal MinerReader(IReadOnlyList<IMinerFamily> families, TimeProvider clock)
    {
        _families = families;
        _clock = clock;
    }

    public async ValueTask<MinerIdentity?> IdentifyAsync(IMinerConnection device, CancellationToken stop)
    {
        var identifier = new MinerIdentifier(device);
        MinerIdentity? identity = await identifier.IdentifyAsync(stop);
        if (identity is null or { Vendor: "unknown" })
        {
            return identity;
        }

        // The family knows where the name, the address of the network card and the version stand.
        MinerSnapshot? first = await ReadAsync(device, identity, stop);
        if (first is null || first.Identity.Vendor == "unknown")
        {
            return identifier.IsConfirmed ? identity : null;
        }

        return first.Identity with { Evidence = identity.Evidence, IsAmbiguous = identity.IsAmbiguous };
    }

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity known, CancellationToken stop)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        long start = _clock.GetTimestamp();
        MinerSnapshot? snapshot = await FamilyOf(known).ReadAsync(device, known, stop);
        if (snapshot is null)
        {
            return null;
        }

        MinerSnapshot stamped = SnapshotBounds.Within(snapshot) with { CollectedAt = now, Took = _clock.GetElapsedTime(start), Address = device.Address };
        return snapshot.Identity.Vendor == "unknown" ? stamped : WithoutAbsentFans(ModelTable.Complete(stamped));
    }

    /// <summary>A machine that is cooled by a liquid tells 0 for the fans that its firmware knows of other models: standing still would read as a fault.</summary>
    private static MinerSnapshot WithoutAbsentFans(MinerSnapshot snapshot)
    {
        if (snapshot.ExpectedFans is not 0 || snapshot.Fans.Count == 0)
        {
            return snapshot;
        }

        var fans = new List<MinerFan>();
        foreach (MinerFan fan in snapshot.Fans)
        {
            if (fan.Kind != MinerFanKind.Chassis || fan.Rpm is not 0)
            {
                fans.Add(fan);
            }
        }

        return snapshot with { Fans = fans };
    }

    private IMinerFamily FamilyOf(MinerIdentity identity)
    {
        foreach (IMinerFamily family in _families)
        {
            if (family.Reads(identity))
            {
                return family;
            }
        }

        return _families[^1];
    }
}
