package clients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The output of a program: for each step a line of JSON that says what it saw. */
final class Output {
    private Output() {}

    /** Reports a step: its members in turn, each a name and a value. */
    static void print(String step, Object... members) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("step", step);
        for (int i = 0; i < members.length; i += 2) {
            line.put((String) members[i], members[i + 1]);
        }
        System.out.println(json(line));
    }

    /** Reports a step, with further members. */
    static void print(String step, Map<String, Object> more, Object... members) {
        List<Object> all = new ArrayList<>(List.of(members));
        more.forEach((name, value) -> all.addAll(List.of(name, value)));
        print(step, all.toArray());
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> members = new ArrayList<>();
            map.forEach((name, member) -> members.add(json(name) + ":" + json(member)));
            return "{" + String.join(",", members) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(",", list.stream().map(Output::json).toList()) + "]";
        }
        return value instanceof Boolean || value instanceof Number ? value.toString() : quoted(value.toString());
    }

    private static String quoted(String text) {
        StringBuilder result = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                result.append('\\').append(c);
            } else if (c < ' ') {
                result.append(String.format("\\u%04x", (int) c));
            } else {
                result.append(c);
            }
        }
        return result.append('"').toString();
    }
}
