using Vedette.Agent.Actions;
using Vedette.Model.Miners;

namespace Vedette.Agent.Tests.Actions;

/// <summary>Two miners within the range of the tests' file, and one outside.</summary>
internal sealed class KnownMiners : IKnownMiners
{
    public const string First = "02:00:00:00:00:01";
    public const string Second = "02:00:00:00:00:02";
    public const string Elsewhere = "02:00:00:00:00:03";

    public (string Address, MinerIdentity Identity)? Find(string key) => key switch
    {
        First => ("10.0.0.1", Identity(key)),
        Second => ("10.0.0.2", Identity(key)),
        Elsewhere => ("10.0.9.3", Identity(key)),
        _ => null,
    };

    private static MinerIdentity Identity(string mac) => new() { Vendor = "antminer", Mac = mac };
}
