using Vedette.Miners.Replies;

namespace Vedette.Miners.Families.FutureBit;

/// <summary>One query, and where its answer stands.</summary>
/// <param name="Name">Of the part that is asked: Miner, Mcu.</param>
/// <param name="Fields">Of its stats. Nothing in it that JSON would escape.</param>
internal sealed record FutureBitQuestion(string Name, string Fields)
{
    public string Body { get; } = $$"""{"query":"{ {{Name}} { stats { result { stats { {{Fields}} } } } } }"}""";

    /// <summary>Does not exist where the answer holds an error in its place, or null.</summary>
    public ReplyValue ResultOf(DeviceReplies replies) => replies[Name]["data"][Name]["stats"]["result"].First("stats");
}
