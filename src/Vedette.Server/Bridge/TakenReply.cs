namespace Vedette.Server.Bridge;

internal sealed record TakenReply(string Status);
