using Vedette.Model.Miners;

namespace Vedette.Miners.Sites;

/// <summary>Whether two looks at one address saw the same device, and what is known of it after both.</summary>
internal static class IdentityMatch
{
    public const string UnknownVendor = "unknown";

    /// <summary>What is not known differs from nothing: a reply without the MAC does not make another miner.</summary>
    /// <param name="isIdentification">It was asked what it is. A plain read may name the same model in other words, where only some of its interfaces answered.</param>
    public static bool IsSameDevice(MinerIdentity known, MinerIdentity seen, bool isIdentification)
    {
        if (known.Mac is not null && seen.Mac is not null)
        {
            return string.Equals(known.Mac, seen.Mac, StringComparison.Ordinal);
        }

        if (known.Serial is not null && seen.Serial is not null)
        {
            return string.Equals(known.Serial, seen.Serial, StringComparison.Ordinal);
        }

        if (IsKnown(known) && IsKnown(seen) && !string.Equals(known.Vendor, seen.Vendor, StringComparison.Ordinal))
        {
            return false;
        }

        // One firmware names a device in one way; another firmware may name the same device otherwise.
        return !isIdentification || known.FirmwareFamily != seen.FirmwareFamily || known.Model is null || seen.Model is null || string.Equals(known.Model, seen.Model, StringComparison.Ordinal);
    }

    /// <summary>The newer look goes first; what it does not tell stays as it was, unless it belongs to a firmware that is gone.</summary>
    public static MinerIdentity Fuller(MinerIdentity known, MinerIdentity seen)
    {
        bool otherFirmware = known.FirmwareFamily != FirmwareFamily.Unknown && seen.FirmwareFamily != FirmwareFamily.Unknown && known.FirmwareFamily != seen.FirmwareFamily;
        return seen with
        {
            Mac = seen.Mac ?? known.Mac,
            Serial = seen.Serial ?? known.Serial,
            Hostname = seen.Hostname ?? known.Hostname,
            Vendor = IsKnown(seen) ? seen.Vendor : known.Vendor,
            Model = seen.Model ?? known.Model,
            RawModel = seen.RawModel ?? known.RawModel,
            FirmwareFamily = seen.FirmwareFamily == FirmwareFamily.Unknown ? known.FirmwareFamily : seen.FirmwareFamily,
            FirmwareVersion = seen.FirmwareVersion ?? (otherFirmware ? null : known.FirmwareVersion),
            ApiVersion = seen.ApiVersion ?? (otherFirmware ? null : known.ApiVersion),
            ControlBoard = seen.ControlBoard ?? known.ControlBoard,
            Algorithm = seen.Algorithm ?? known.Algorithm,
            Evidence = seen.Evidence.Count > 0 ? seen.Evidence : known.Evidence,
            IsAmbiguous = seen.Evidence.Count > 0 ? seen.IsAmbiguous : known.IsAmbiguous,
        };
    }

    /// <summary>Replies of another kind came than this identity gives.</summary>
    public static bool IsForeign(MinerIdentity known, MinerIdentity read) => IsKnown(known) && !IsKnown(read);

    public static bool IsKnown(MinerIdentity identity) => !string.Equals(identity.Vendor, UnknownVendor, StringComparison.Ordinal);
}
