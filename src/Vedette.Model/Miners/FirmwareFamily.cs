namespace Vedette.Model.Miners;

/// <summary>Who made the firmware. Numbers are for ever.</summary>
public enum FirmwareFamily : byte
{
    /// <summary>The device does not say.</summary>
    Unknown = 0,

    /// <summary>The maker of the device.</summary>
    Stock = 1,
    Braiins = 2,
    LuxOs = 3,
    VNish = 4,
    Epic = 5,
    Hiveon = 6,
    Marathon = 7,
    Msk = 8,

    /// <summary>None of the maker's, and none of the above.</summary>
    Custom = 9,
}
