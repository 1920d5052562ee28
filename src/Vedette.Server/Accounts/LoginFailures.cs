namespace Vedette.Server.Accounts;

internal readonly record struct LoginFailures(int Count, DateTimeOffset LastAt, DateTimeOffset NotBefore);
