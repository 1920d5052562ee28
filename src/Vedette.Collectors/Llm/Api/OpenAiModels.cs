using System.Text.Json;

namespace Vedette.Collectors.Llm.Api;

/// <summary>/v1/models, as most runtimes answer it: <c>{"object":"list","data":[{"id":...,"max_model_len":...}]}</c>.</summary>
internal static class OpenAiModels
{
    public static List<ServedModel>? Read(JsonElement reply) => reply.Objects("data") is not { } items ? null : [.. items.Select(Model).OfType<ServedModel>()];

    private static ServedModel? Model(JsonElement item)
    {
        // A LoRA adapter names the model it sits on; it holds no memory of its own to speak of, and is no model of its own here.
        if (item.Text("id") is not { } id || item.Text("parent") is not null)
        {
            return null;
        }

        return new ServedModel(id) { ContextLength = item.Number("max_model_len") };
    }
}
