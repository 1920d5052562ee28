using Vedette.Server.Accounts;

namespace Vedette.Server.Tests;

internal sealed class CollectedSetupCode : ISetupCode
{
    public string? Code { get; private set; }

    public void Show(string code) => Code = code;
}
