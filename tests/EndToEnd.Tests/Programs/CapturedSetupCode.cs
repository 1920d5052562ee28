using Vedette.Server.Accounts;

namespace Vedette.EndToEnd.Tests.Programs;

internal sealed class CapturedSetupCode : ISetupCode
{
    public string Code { get; private set; } = "";

    public void Show(string code) => Code = code;
}
