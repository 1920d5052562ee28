using Vedette.Storage.Control;

namespace Vedette.Server.Accounts;

internal sealed record Person(int UserId, string Username, Role Role);
