using Microsoft.AspNetCore.Mvc;

namespace Vedette.Server.Errors;

/// <summary>How large a body an address reads; Kestrel refuses the rest while it arrives.</summary>
internal static class BodyLimits
{
    /// <summary>For what people and scripts send: a few names and words.</summary>
    public static readonly RequestSizeLimitAttribute Small = new(64 * 1024);

    /// <summary>For what carries an inventory; one with many disks and interfaces is some ten KiB.</summary>
    public static readonly RequestSizeLimitAttribute Inventory = new(512 * 1024);

    /// <summary>For a whole state in JSON: a thousand processes with their command lines and open files.</summary>
    public static readonly RequestSizeLimitAttribute State = new(8 * 1024 * 1024);
}
