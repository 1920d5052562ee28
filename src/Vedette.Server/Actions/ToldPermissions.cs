using Vedette.Protocol.Messages;

namespace Vedette.Server.Actions;

internal sealed record ToldPermissions(MinerActionPermissions Permissions, long AtMs);
