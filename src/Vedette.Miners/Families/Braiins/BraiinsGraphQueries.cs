namespace Vedette.Miners.Families.Braiins;

/// <summary>What is asked of GraphQL. Each query holds only fields that every version since 21.09 knows: one unknown field makes the whole query fail.</summary>
internal static class BraiinsGraphQueries
{
    public const string Path = "/graphql";

    /// <summary>The MAC address stands in none of the queries.</summary>
    public const string Lan = "/cgi-bin/luci/admin/network/iface_status/lan";

    public static readonly BraiinsGraphQuery System = new(
        "system",
        "bos { hostname info { version { full } } uptime { durationS } } bosminer { info { workSolver { realHashrate { mhs5S } nominalMhs } fans { name speed rpm } summary { power { limitW approxConsumptionW } } } }");

    public static readonly BraiinsGraphQuery Boards = new(
        "boards",
        "bosminer { info { workSolver { childSolvers { name realHashrate { mhs5S } nominalMhs hwDetails { chips frequencyMhz voltageV } temperatures { name degreesC } } } } }");

    public static readonly BraiinsGraphQuery Pools = new(
        "pools",
        "bosminer { info { poolGroups { name pools { url user status active shares { acceptedSolutions rejectedSolutions } } } } }");

    /// <summary>Asked only where the model is not known yet, and alone: some versions do not know the field.</summary>
    public static readonly BraiinsGraphQuery Model = new("model", "bosminer { info { modelName } }") { IsOptional = true };

    public static readonly BraiinsGraphQuery Events = new("events", "events { appeals { kind timestamp message } }") { IsOptional = true };

    public static readonly IReadOnlyList<BraiinsGraphQuery> Others = [Boards, Pools, Events];
}
