using Vedette.Storage.Control;

namespace Vedette.Server.Accounts;

internal sealed record NewUser(string Username, string Password, Role Role);
