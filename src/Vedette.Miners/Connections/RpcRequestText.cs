using System.Text;
using System.Text.Json;

namespace Vedette.Miners.Connections;

internal static class RpcRequestText
{
    public static byte[] Of(RpcRequest request)
    {
        string text = request.PlainText ? PlainText(request) : Json(request);
        return Encoding.UTF8.GetBytes(request.EndWithNewline ? text + "\n" : text);
    }

    private static string PlainText(RpcRequest request) => request.Parameter is null ? request.Command : $"{request.Command}|{request.Parameter}";

    private static string Json(RpcRequest request)
    {
        string parameter = request.Parameter is null ? "" : $",\"parameter\":\"{JsonEncodedText.Encode(request.Parameter)}\"";
        string newApi = request.NewApi ? ",\"new_api\":true" : "";
        return $"{{\"command\":\"{JsonEncodedText.Encode(request.Command)}\"{parameter}{newApi}}}";
    }
}
