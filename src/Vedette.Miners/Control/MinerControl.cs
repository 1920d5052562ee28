using Vedette.Miners.Connections;
using Vedette.Miners.Control.Actions;
using Vedette.Miners.Control.Devices;
using Vedette.Model.Miners;

namespace Vedette.Miners.Control;

/// <summary>Over every firmware there is a documented way for.</summary>
public sealed class MinerControl : IMinerControl
{
    private readonly Func<string, IMinerConnection> _open;
    private readonly IReadOnlyDictionary<string, DeviceLogin> _logins;
    private readonly TimeProvider _clock;

    public MinerControl(MinerConnections connections, TimeProvider clock)
        : this(connections.Open, connections.Options.Logins, clock)
    {
    }

    internal MinerControl(Func<string, IMinerConnection> open, IReadOnlyDictionary<string, DeviceLogin> logins, TimeProvider clock)
    {
        _open = open;
        _logins = logins;
        _clock = clock;
    }

    /// <summary>Each row of the table stands with one of them.</summary>
    internal static IReadOnlyList<IDeviceControl> All { get; } =
    [
        new BraiinsControl(), new LuxOsControl(), new VNishControl(), new EpicControl(), new AntminerControl(), new WhatsminerControl(), new AvalonControl(), new BitaxeControl(),
    ];

    public async ValueTask<ControlResult> ActAsync(ControlTarget target, MinerAction action, bool isDryRun, CancellationToken stop)
    {
        MinerIdentity identity = target.Identity;
        ControlWay? way = ControlWays.Of(identity);
        if (way is null || !way.Actions.Contains(action.Word))
        {
            return ControlResult.NotSupported($"'{action.Word}' is not supported by this firmware ({identity.Vendor}, {identity.FirmwareFamily}).");
        }

        IDeviceControl control = All.First(c => c.Ways.Contains(way));
        IMinerConnection device = _open(target.Address);
        using var owned = device as IDisposable;
        var dialogue = new ControlDialogue(device, _logins, _clock);
        DeviceProof proof = await control.ProveAsync(dialogue, stop);
        return Doubt(identity, proof) ?? (isDryRun ? ControlResult.Done("Nothing was sent: this was a dry run.") : await control.ActAsync(dialogue, action, stop));
    }

    /// <summary>Null where the device is the one that is meant, beyond doubt.</summary>
    private static ControlResult? Doubt(MinerIdentity meant, DeviceProof proof)
    {
        if (proof.Failure is not null)
        {
            return proof.Failure;
        }

        (string? wanted, string? found) = meant.Mac is not null ? (meant.Mac, proof.Mac) : (meant.Serial, proof.Serial);
        if (wanted is null || found is null)
        {
            return new ControlResult(ControlOutcome.ChangedIdentity, "The device tells neither its MAC nor its serial number, so that it is not sure which one this is; nothing was sent.");
        }

        return string.Equals(wanted, found, StringComparison.OrdinalIgnoreCase)
            ? null
            : new ControlResult(ControlOutcome.ChangedIdentity, $"The device at this address is {found} and not {wanted}; nothing was sent.");
    }
}
